import { t } from '@lingui/core/macro';

const HOUR = 3_600_000;
const MORNING = 9;

/** Times that people put things off to, by the browser's clock. */
export function laterTimes(now: number): readonly { readonly name: string; readonly at: number }[] {
  const day = (days: number): number => {
    const date = new Date(now);
    date.setDate(date.getDate() + days);
    return date.setHours(MORNING, 0, 0, 0);
  };
  const weekday = new Date(now).getDay();
  return [
    { name: t`In 3 hours`, at: Math.ceil((now + 3 * HOUR) / (HOUR / 2)) * (HOUR / 2) },
    { name: t`Tomorrow`, at: day(1) },
    { name: t`Monday`, at: day((8 - weekday) % 7 || 7) },
    { name: t`In a week`, at: day(7) },
    { name: t`In a month`, at: day(30) },
  ];
}

/** As a field for date and time has it. */
export function localText(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
