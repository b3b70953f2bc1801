/**
 * Puts some into what is sorted, each after its like, without comparing what was there among itself. `placed` is told
 * what each comes after.
 */
export function mergeSorted(
  sorted: Uint32Array,
  some: readonly number[],
  compare: (a: number, b: number) => number,
  placed: (one: number, before: number | undefined) => void = () => undefined,
): Uint32Array<ArrayBuffer> {
  const merged = new Uint32Array(sorted.length + some.length);
  let from = 0;
  some.toSorted(compare).forEach((one, place) => {
    const to = placeOf(sorted, one, from, compare);
    merged.set(sorted.subarray(from, to), from + place);
    placed(one, merged[to + place - 1]);
    merged[to + place] = one;
    from = to;
  });
  merged.set(sorted.subarray(from), from + some.length);
  return merged;
}

function placeOf(sorted: Uint32Array, one: number, from: number, compare: (a: number, b: number) => number): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(sorted[middle] ?? 0, one) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
