/** `1 account is`, `3 accounts are`; a number that was counted up to `most` only is `at least` that. */
export function many(count: number, one: string, more: string, most = Number.POSITIVE_INFINITY): string {
  return `${count >= most ? `at least ${count}` : count} ${count === 1 ? one : more}`;
}

/** Seconds in words: `45 s`, `3 min`, `2 h`, `5 days`. */
export function lasting(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 36 * 60 * 60) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}
