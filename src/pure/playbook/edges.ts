import type { FileReading } from './loading.ts';
import type { Edge } from './playbook.ts';
import type { Path } from './yaml-file.ts';

export interface EdgeText {
  readonly above?: number | undefined;
  readonly from?: number | undefined;
  readonly below?: number | undefined;
  readonly to?: number | undefined;
  readonly equals?: number | string | boolean | undefined;
}

const COMPARES = ['above', 'from', 'below', 'to', 'equals'] as const;

/** The one edge of a map; none is "otherwise". */
export function edgeOf(text: EdgeText, file: FileReading, path: Path): Edge {
  const given = COMPARES.filter((compare) => text[compare] !== undefined);
  const [compare, second] = given;
  if (second !== undefined) file.wrongKey(path, second, `one edge is enough: "${compare}" or "${second}"`);
  const edge = compare === undefined ? undefined : text[compare];
  return compare === undefined || edge === undefined ? { compare: 'otherwise' } : { compare, edge };
}

/** Says which of several edges no value can reach because those before it take all of it. */
export function checkReached(edges: readonly Edge[], file: FileReading, path: Path): void {
  edges.forEach((edge, index) => {
    const before = edges.slice(0, index);
    if (before.some((earlier) => takesAll(earlier, edge)) || coverEverything(before)) {
      file.wrong(
        [...path, index],
        'no value comes this far: what stands before it takes them all; the first match wins',
      );
    }
  });
}

/** Whether every number matches one of the edges. */
export function coverEverything(edges: readonly Edge[]): boolean {
  return edges.some((edge) => edge.compare === 'otherwise' || edges.some((other) => meetInTheMiddle(edge, other)));
}

/** `above 0.7` takes all of `above 0.9`, and of `equals 0.8`. */
export function takesAll(earlier: Edge, later: Edge): boolean {
  if (earlier.compare === 'otherwise') return true;
  if (earlier.compare === 'equals') return later.compare === 'equals' && later.edge === earlier.edge;
  if (typeof earlier.edge !== 'number' || typeof later.edge !== 'number') return false;
  const open = earlier.compare === 'above' || earlier.compare === 'below';
  const sign = earlier.compare === 'above' || earlier.compare === 'from' ? 1 : -1;
  const ahead = sign * (later.edge - earlier.edge);
  if (later.compare === 'equals') return open ? ahead > 0 : ahead >= 0;
  const sameWay =
    sign === 1
      ? later.compare === 'above' || later.compare === 'from'
      : later.compare === 'below' || later.compare === 'to';
  if (!sameWay) return false;
  const laterOpen = later.compare === 'above' || later.compare === 'below';
  return ahead > 0 || (ahead === 0 && (!open || laterOpen));
}

function meetInTheMiddle(upper: Edge, lower: Edge): boolean {
  if (upper.compare !== 'above' && upper.compare !== 'from') return false;
  if (lower.compare !== 'below' && lower.compare !== 'to') return false;
  if (typeof upper.edge !== 'number' || typeof lower.edge !== 'number') return false;
  const bothOpen = upper.compare === 'above' && lower.compare === 'below';
  return bothOpen ? upper.edge < lower.edge : upper.edge <= lower.edge;
}
