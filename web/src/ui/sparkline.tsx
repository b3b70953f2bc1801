interface SparklineProps {
  /** Oldest first; unknown ones are left out of the line. */
  readonly values: readonly (number | null)[];
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
}

/** A line of what was, without axes: the shape is what counts. */
export function Sparkline({ values, label, width = 72, height = 20 }: SparklineProps) {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  if (known.length < 2) return <span style={{ width, height }} />;
  const low = Math.min(...known.map(({ value }) => value));
  const span = Math.max(...known.map(({ value }) => value)) - low || 1;
  const points = known.map(({ value, index }) => {
    const x = (index / (values.length - 1)) * width;
    const y = height - 2 - ((value - low) / span) * (height - 4);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  const first = points[0]?.split(',')[0];
  const last = points.at(-1)?.split(',')[0];
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      className="shrink-0"
    >
      <polygon
        points={`${first},${height} ${points.join(' ')} ${last},${height}`}
        fill="var(--chart-1)"
        opacity=".12"
      />
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="var(--chart-1)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** A bar of parts that add up to `whole`. */
export function Bar({
  parts,
  whole,
  label,
  height = 8,
}: {
  parts: readonly { readonly value: number; readonly colour: string; readonly label: string }[];
  whole: number;
  label: string;
  height?: number;
}) {
  return (
    <div
      role="img"
      aria-label={label}
      className="flex w-full overflow-hidden rounded-full bg-sunken"
      style={{ height }}
    >
      {parts.map((part) => (
        <span
          key={part.label}
          title={part.label}
          style={{ width: `${whole > 0 ? (part.value / whole) * 100 : 0}%`, background: part.colour }}
        />
      ))}
    </div>
  );
}
