import { HOUR, MINUTE } from '#base';
import type { Duration } from './moment.ts';

const SECOND = 1000;
const LONGEST = 100_000;

const elapsed =
  (ms: number) =>
  (n: number): Duration => ({ kind: 'elapsed', ms: n * ms });
const calendar =
  (unit: 'day' | 'week' | 'month' | 'year') =>
  (n: number): Duration => ({ kind: 'calendar', unit, n });
const business =
  (unit: 'day' | 'hour') =>
  (n: number): Duration => ({ kind: 'business', unit, n });

const UNITS: Readonly<Record<string, (n: number) => Duration>> = {
  ms: elapsed(1),
  s: elapsed(SECOND),
  second: elapsed(SECOND),
  seconds: elapsed(SECOND),
  m: elapsed(MINUTE),
  min: elapsed(MINUTE),
  minute: elapsed(MINUTE),
  minutes: elapsed(MINUTE),
  h: elapsed(HOUR),
  hour: elapsed(HOUR),
  hours: elapsed(HOUR),
  d: calendar('day'),
  day: calendar('day'),
  days: calendar('day'),
  w: calendar('week'),
  week: calendar('week'),
  weeks: calendar('week'),
  mo: calendar('month'),
  month: calendar('month'),
  months: calendar('month'),
  y: calendar('year'),
  year: calendar('year'),
  years: calendar('year'),
  'business day': business('day'),
  'business days': business('day'),
  'business hour': business('hour'),
  'business hours': business('hour'),
};

/** `48h`, `30m`, `10s`, `3d`, `2 weeks`, `6mo`, `1 year`, `2 business days`: a whole number and a unit; else undefined. */
export function parseDuration(text: string): Duration | undefined {
  const trimmed = text.trim();
  let digits = 0;
  while (isDigit(trimmed.charCodeAt(digits))) digits++;
  if (digits === 0) return undefined;
  const n = Number(trimmed.slice(0, digits));
  if (n > LONGEST) return undefined;
  const unit = trimmed.slice(digits).split(' ').filter(Boolean).join(' ');
  return Object.hasOwn(UNITS, unit) ? UNITS[unit]?.(n) : undefined;
}

/** The shortest spelling that `parseDuration` reads back as the same duration. */
export function formatDuration(duration: Duration): string {
  if (duration.kind === 'elapsed') return formatElapsed(duration.ms);
  const { n, unit } = duration;
  if (duration.kind === 'calendar' && unit === 'day') return `${n}d`;
  const words = n === 1 ? unit : `${unit}s`;
  return duration.kind === 'business' ? `${n} business ${words}` : `${n} ${words}`;
}

function formatElapsed(ms: number): string {
  if (ms % HOUR === 0) return `${ms / HOUR}h`;
  if (ms % MINUTE === 0) return `${ms / MINUTE}m`;
  return ms % SECOND === 0 ? `${ms / SECOND}s` : `${ms}ms`;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
