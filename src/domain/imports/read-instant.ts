import { type Instant, parseInstant } from '#base';

const KEPT = 20_000;
const instants = new Map<string, Instant | undefined>();

/** An instant in ISO 8601 as readers give it. Files repeat the same ones, and rows ask more than once, so they are kept. */
export function instantIn(value: string | number | boolean | undefined): Instant | undefined {
  if (value === undefined) return undefined;
  const text = String(value);
  let at = instants.get(text);
  if (at === undefined && !instants.has(text)) {
    at = parseInstant(text);
    if (instants.size >= KEPT) instants.clear();
    instants.set(text, at);
  }
  return at;
}
