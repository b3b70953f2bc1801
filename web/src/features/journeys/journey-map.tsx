import { t } from '@lingui/core/macro';
import { useMemo } from 'react';
import { classes } from '#web/ui';
import type { LiveCounts } from './live-counts.ts';
import { MapEdges } from './map-edges.tsx';
import { type JourneyMapData, layOut } from './map-layout.ts';
import { MapStageHead } from './map-stage-head.tsx';
import { MapStepCard } from './map-step-card.tsx';

interface JourneyMapProps {
  readonly map: JourneyMapData;
  readonly live?: LiveCounts;
  readonly selected?: string | undefined;
  readonly onSelect?: (step: string | undefined) => void;
  /** Steps with which something is wrong. */
  readonly problems?: ReadonlySet<string>;
  readonly className?: string;
}

/** Room above the cards for the names of the stages. */
const HEAD = 58;

/** A journey drawn from its definition: a column for each stage, a card for each step, lines for the ways between. */
export function JourneyMap({ map, live, selected, onSelect, problems, className }: JourneyMapProps) {
  const layout = useMemo(() => layOut(map), [map]);
  return (
    <section
      aria-label={t`Map of the journey`}
      // Scrolls by keyboard too, where no card in it has the focus.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
      tabIndex={0}
      className={classes('relative overflow-auto', className)}
    >
      <div className="relative" style={{ width: layout.width, height: layout.height + HEAD }}>
        {layout.stages.map((stage, index) => (
          <MapStageHead
            key={stage.id}
            stage={map.stages[index]}
            x={stage.x}
            width={stage.width}
            height={layout.height}
            counts={live?.stages.get(stage.id)}
            entered={live?.entered}
          />
        ))}
        <div className="absolute inset-x-0" style={{ top: HEAD, height: layout.height }}>
          <MapEdges layout={layout} selected={selected} />
          {layout.steps.map((placed) => (
            <MapStepCard
              key={placed.step.id}
              placed={placed}
              live={live}
              selected={selected}
              onSelect={onSelect}
              problems={problems}
            />
          ))}
        </div>
      </div>
    </section>
  );
}
