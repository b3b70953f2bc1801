/** Days until something reaches its limit, by how it has grown of late: between the quicker and the slower pace. */
export interface DaysToLimit {
  readonly low: number;
  readonly high: number;
}

/** Beyond two years nothing is foreseen. */
const FARTHEST = 730;
const PACES = [30, 60] as const;

/**
 * When a value that is told for each day (the newest last) reaches `limit`, if it goes on as in the last 30 and the last
 * 60 days: the straight line of least squares. 0 where it is there; undefined where it does not grow.
 */
export function daysToLimit(values: readonly number[], limit: number): DaysToLimit | undefined {
  const now = values.at(-1);
  if (now === undefined || limit <= 0) return undefined;
  if (now >= limit) return { low: 0, high: 0 };
  const days = PACES.flatMap((pace) => {
    const slope = values.length < pace ? 0 : slopeOf(values.slice(-pace));
    const left = slope > 0 ? Math.ceil((limit - now) / slope) : FARTHEST + 1;
    return left > FARTHEST ? [] : [left];
  });
  if (days.length === 0) return undefined;
  return { low: Math.min(...days), high: Math.max(...days) };
}

/** A day. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let above = 0;
  let below = 0;
  values.forEach((value, day) => {
    above += (day - middle) * (value - mean);
    below += (day - middle) ** 2;
  });
  return below === 0 ? 0 : above / below;
}
