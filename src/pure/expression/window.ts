const LONGEST = 3660;

/** Days of a window literal: `30d` is 30 (today and the 29 before), `2w` is 14; or what is wrong with it. */
export function parseWindow(text: string): { days: number } | { problem: string } {
  const unit = text.at(-1) ?? '';
  const digits = text.slice(0, -1);
  const count = isWhole(digits) ? Number(digits) : undefined;
  if (count !== undefined && (unit === 'd' || unit === 'w')) {
    const days = unit === 'w' ? 7 * count : count;
    if (days >= 1 && days <= LONGEST) return { days };
    return { problem: `"${text}" is no window: it may span 1 to ${LONGEST} days.` };
  }
  if (count !== undefined && unit === 'h') {
    return { problem: `"${text}" is in hours; windows are whole days, today included: write "${daysOf(count)}d".` };
  }
  return { problem: `"${text}" is no window: write days or weeks, such as "30d" or "2w".` };
}

function daysOf(hours: number): number {
  return Math.min(LONGEST, Math.max(1, Math.ceil(hours / 24)));
}

function isWhole(text: string): boolean {
  return text !== '' && text.length < 7 && [...text].every((digit) => digit >= '0' && digit <= '9');
}
