import type { Output } from '#web/api';
import type { TrendBand } from './trend-chart.tsx';

type Edge = Output<'list-score-history'>['bands'][number];

/** Edges, the best band first, as strips from 0 to `max`. Bands with edges from below, and without any, have none. */
export function stripsOf(bands: readonly Edge[], max: number): readonly TrendBand[] {
  const strips: TrendBand[] = [];
  let top = max;
  for (const { band, compare, edge } of bands) {
    const from =
      compare === 'otherwise' ? 0 : (compare === 'above' || compare === 'from') && edge !== null ? edge : undefined;
    if (from === undefined || from >= top) continue;
    strips.push({ from, to: top, colour: colourOf(band, strips.length, bands.length) });
    top = from;
  }
  return strips;
}

/** Bands of a score are called as the playbook likes: the best is green, the last red where there are three or more. */
function colourOf(band: string, place: number, count: number): TrendBand['colour'] {
  if (band === 'green' || band === 'yellow' || band === 'red') return band;
  if (place === 0) return 'green';
  return place === count - 1 ? 'unknown' : 'yellow';
}

/** `above 60`, of the band that a value is in; undefined where no edge says. */
export function edgeOf(bands: readonly Edge[], band: string | null): Edge | undefined {
  return bands.find((one) => one.band === band && one.edge !== null);
}
