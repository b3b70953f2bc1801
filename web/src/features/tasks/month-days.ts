/** The days of the weeks that a month touches, Monday first, as `2026-03-02`. */
export function monthDays(month: string): readonly string[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const start = new Date(first);
  start.setUTCDate(1 - ((first.getUTCDay() + 6) % 7));
  const days: string[] = [];
  for (const day = start; days.length < 42; day.setUTCDate(day.getUTCDate() + 1)) {
    if (days.length % 7 === 0 && days.length > 0 && day.toISOString().slice(0, 7) > month) break;
    days.push(day.toISOString().slice(0, 10));
  }
  return days;
}

/** The month so many months later. */
export function monthAfter(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}
