import { nearestName } from '#pure/expression';

/** `; did you mean "x"?` for the nearest of the known names, or nothing when none is near. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const near = nearestName(written, known);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}
