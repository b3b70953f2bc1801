import type { FactReader, Value } from '#pure/expression';
import type { Band, Edge, HealthModel, Score } from '#pure/playbook';

/** One line of a score: contributions add up to the value. `input` undefined: not known, counted as 0. */
export interface Contribution {
  readonly factor: string;
  readonly points: number;
  /** The highest that this factor can give. */
  readonly of: number;
  readonly label?: string;
  readonly input?: Value;
  readonly source: string;
}

export interface Scored {
  readonly value: number | undefined;
  readonly band: string | undefined;
  readonly contributions: readonly Contribution[];
  /** Names of factors whose input is unknown. */
  readonly missing: readonly string[];
}

/** The sum of its factors' points; a factor whose input is unknown gives 0 and is listed as missing. */
export function computeScore(score: Score, read: FactReader): Scored {
  let value = 0;
  const missing: string[] = [];
  const contributions = score.factors.map((factor): Contribution => {
    const input = factor.input.evaluate(read);
    const of = Math.max(0, ...factor.points.map((option) => option.points));
    const base = { factor: factor.factor, of, source: factor.input.source };
    if (input === undefined) {
      missing.push(factor.factor);
      return { ...base, points: 0 };
    }
    const hit = factor.points.find((option) => matches(option, input));
    value += hit?.points ?? 0;
    return { ...base, points: hit?.points ?? 0, input, ...(hit === undefined ? {} : { label: hit.label }) };
  });
  const exactly = exact(value);
  return { value: exactly, band: bandOf(score.bands, exactly, read), contributions, missing };
}

/** Without the dust of binary fractions, which would push 70 over an edge at 70. */
const exact = (value: number): number => Math.round(value * 1e9) / 1e9;

/**
 * The weighted mean over the components that are known, rescaled to 100; a component is the mean of its known measures.
 * Past the model's share of missing weight the value stays but its band is the text `unknown`.
 */
export function computeHealth(model: HealthModel, read: FactReader): Scored {
  const imported = model.imported?.evaluate(read);
  if (typeof imported === 'number') {
    const source = model.imported?.source ?? '';
    const contributions = [{ factor: 'imported', points: imported, of: 100, input: imported, source }];
    return { value: imported, band: bandOf(model.bands, imported, read), contributions, missing: [] };
  }
  const missing: string[] = [];
  const known = model.components.flatMap((component) => {
    const measures = component.measures.flatMap(({ input, scale }) => {
      const value = input.evaluate(read);
      if (typeof value !== 'number') return [];
      const share = (value - scale.zero) / (scale.full - scale.zero);
      return [{ points: 100 * Math.min(1, Math.max(0, share)), value, source: input.source }];
    });
    if (measures.length === 0) {
      missing.push(component.component);
      return [];
    }
    const points = measures.reduce((sum, measure) => sum + measure.points, 0) / measures.length;
    return [{ component, points, input: measures[0]?.value ?? 0, source: measures.map((m) => m.source).join(', ') }];
  });
  const weight = known.reduce((sum, { component }) => sum + component.weight, 0);
  const total = model.components.reduce((sum, component) => sum + component.weight, 0);
  if (weight === 0) return { value: undefined, band: 'unknown', contributions: [], missing };
  const contributions = known.map(({ component, points, input, source }) => ({
    factor: component.component,
    points: (points * component.weight) / weight,
    of: (100 * component.weight) / weight,
    input,
    source,
  }));
  const value = exact(known.reduce((sum, { component, points }) => sum + points * component.weight, 0) / weight);
  const tooLittle = (total - weight) / total > model.unknownPast;
  return { value, band: tooLittle ? 'unknown' : bandOf(model.bands, value, read), contributions, missing };
}

/** A band's `or:` condition is tested before all edges, worst band (the last) first; then the first edge that holds. */
function bandOf(bands: readonly Band[], value: number, read: FactReader): string | undefined {
  const forced = bands.findLast((band) => band.or?.evaluate(read) === true);
  return (forced ?? bands.find((band) => matches(band, value)))?.band;
}

function matches({ compare, edge }: Edge, input: Value): boolean {
  if (compare === 'otherwise') return true;
  if (compare === 'equals') return input === edge;
  if (typeof input !== 'number' || typeof edge !== 'number') return false;
  switch (compare) {
    case 'above':
      return input > edge;
    case 'from':
      return input >= edge;
    case 'below':
      return input < edge;
    case 'to':
      return input <= edge;
  }
}
