/** The two sides of `a / b >= 0.8`; `edge` when the right side is a number. */
export interface Threshold {
  readonly left: string;
  readonly edge?: number;
}

/** Reads a condition that is one comparison by > or >=; undefined for any other. Its types are the compiler's to check. */
export function thresholdOf(condition: string): Threshold | undefined {
  let depth = 0;
  let quote: string | undefined;
  let found: { at: number; length: number } | undefined;
  for (let i = 0; i < condition.length; i++) {
    const character = condition[i] ?? '';
    if (quote !== undefined) {
      if (character === '\\') i++;
      else if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'") quote = character;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (depth === 0 && '&|?<=!'.includes(character)) return undefined;
    else if (depth === 0 && character === '>') {
      if (found !== undefined) return undefined;
      const length = condition[i + 1] === '=' ? 2 : 1;
      found = { at: i, length };
      i += length - 1;
    }
  }
  if (found === undefined) return undefined;
  const left = condition.slice(0, found.at).trimEnd();
  const right = condition.slice(found.at + found.length).trim();
  const edge = right === '' ? Number.NaN : Number(right);
  return Number.isNaN(edge) ? { left } : { left, edge };
}
