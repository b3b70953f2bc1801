import type { FactReader, Value } from '#pure/expression';
import type { Band, Edge, Factor, HealthComponent, HealthModel, Score } from '#pure/playbook';

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
    const { factor: name, input: expression } = factor;
    const input = expression.evaluate(read);
    const [of, source] = [highest(factor), expression.source];
    if (input === undefined) {
      missing.push(name);
      return { factor: name, of, source, points: 0 };
    }
    const hit = factor.points.find((option) => matches(option, input));
    if (hit === undefined) return { factor: name, of, source, points: 0, input };
    value += hit.points;
    return { factor: name, of, source, points: hit.points, input, label: hit.label };
  });
  const exactly = exact(value);
  return { value: exactly, band: bandOf(score.bands, exactly, read), contributions, missing };
}

const highestOf = new WeakMap<Factor, number>();

/** The highest that a factor can give: asked with every event, and always the same. */
function highest(factor: Factor): number {
  let of = highestOf.get(factor);
  if (of === undefined) {
    of = Math.max(0, ...factor.points.map(({ points }) => points));
    highestOf.set(factor, of);
  }
  return of;
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
  const known: { component: HealthComponent; points: number; input: number; source: string }[] = [];
  let weight = 0;
  let total = 0;
  for (const component of model.components) {
    total += component.weight;
    const measured = measuredBy(component, read);
    if (measured === undefined) missing.push(component.component);
    else {
      known.push({ component, ...measured });
      weight += component.weight;
    }
  }
  if (weight === 0) return { value: undefined, band: 'unknown', contributions: [], missing };
  let sum = 0;
  const contributions = known.map(({ component, points, input, source }): Contribution => {
    sum += points * component.weight;
    return {
      factor: component.component,
      points: (points * component.weight) / weight,
      of: (100 * component.weight) / weight,
      input,
      source,
    };
  });
  const value = exact(sum / weight);
  const tooLittle = (total - weight) / total > model.unknownPast;
  return { value, band: tooLittle ? 'unknown' : bandOf(model.bands, value, read), contributions, missing };
}

/** The mean of the measures that are known, with the first of them; undefined where none is. */
function measuredBy(
  { measures }: HealthComponent,
  read: FactReader,
): { readonly points: number; readonly input: number; readonly source: string } | undefined {
  let [points, known, first, source] = [0, 0, 0, ''];
  for (const { input, scale } of measures) {
    const value = input.evaluate(read);
    if (typeof value !== 'number') continue;
    const share = (value - scale.zero) / (scale.full - scale.zero);
    points += 100 * Math.min(1, Math.max(0, share));
    if (known === 0) [first, source] = [value, input.source];
    else source += `, ${input.source}`;
    known += 1;
  }
  return known === 0 ? undefined : { points: points / known, input: first, source };
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
