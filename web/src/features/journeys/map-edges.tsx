import { classes } from '#web/ui';
import { type MapLayout, pathOf } from './map-layout.ts';

/** The ways between steps; those of the selected step stand out. For the eye: the side panel names them in words. */
export function MapEdges({ layout, selected }: { layout: MapLayout; selected: string | undefined }) {
  const inFront = (edge: { from: string; to: string }): boolean => edge.from === selected || edge.to === selected;
  const edges = layout.edges.toSorted((a, b) => Number(inFront(a.edge)) - Number(inFront(b.edge)));
  return (
    <svg
      aria-hidden="true"
      width={layout.width}
      height={layout.height}
      className="pointer-events-none absolute inset-0 overflow-visible"
    >
      <defs>
        {(['line-strong', 'accent'] as const).map((colour) => (
          <marker
            key={colour}
            id={`map-arrow-${colour}`}
            viewBox="0 0 6 6"
            refX="5"
            refY="3"
            markerWidth="6"
            markerHeight="6"
            orient="auto"
          >
            <path d="M0 0 6 3 0 6z" className={colour === 'accent' ? 'fill-accent' : 'fill-line-strong'} />
          </marker>
        ))}
      </defs>
      {edges.map(({ edge, points, isBack }) => {
        const isFront = inFront(edge);
        return (
          <path
            key={`${edge.from} ${edge.to} ${edge.kind} ${edge.label ?? ''}`}
            d={pathOf(points)}
            fill="none"
            strokeWidth={isFront ? 1.6 : 1.2}
            strokeDasharray={isBack || edge.kind === 'timeout' ? '3 3' : undefined}
            markerEnd={`url(#map-arrow-${isFront ? 'accent' : 'line-strong'})`}
            className={classes(isFront ? 'stroke-accent' : 'stroke-line-strong')}
          />
        );
      })}
    </svg>
  );
}
