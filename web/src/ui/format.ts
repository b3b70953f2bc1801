import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';

/** How the person reads numbers and dates; set by the app from their profile. */
let place = { locale: 'en', zone: Intl.DateTimeFormat().resolvedOptions().timeZone };

export function formatFor(locale: string, zone: string | undefined): void {
  // Their browser knows which English or Korean: 22 Nov or Nov 22.
  const spoken = navigator.languages.find((one) => one.split('-')[0] === locale);
  place = { locale: spoken ?? locale, zone: zone ?? place.zone };
  made.clear();
}

/** Their language; how numbers and dates are written also depends on their country. */
export const localeNow = (): string => place.locale.split('-')[0] ?? place.locale;
export const zoneNow = (): string => place.zone;

/** Formats are costly to make: each is made once. */
const made = new Map<string, unknown>();

function once<T>(kind: string, options: object, make: () => T): T {
  const key = `${kind} ${JSON.stringify(options)}`;
  const before = made.get(key) as T | undefined;
  if (before !== undefined) return before;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return once('number', options, () => new Intl.NumberFormat(place.locale, options)).format(value);
}

/** A share of 1 as per cent. */
export function formatShare(value: number, digits = 0): string {
  return formatNumber(value, { style: 'percent', maximumFractionDigits: digits });
}

const digitsOf = (currency: string): number =>
  once('digits', { currency }, () => new Intl.NumberFormat('en', { style: 'currency', currency })).resolvedOptions()
    .maximumFractionDigits ?? 2;

/** Minor units as a number of major ones, to draw or to edit. */
export const majorUnits = (minor: number, currency: string): number => minor / 10 ** digitsOf(currency);

/** Money in minor units: `$84,000`, `₩62,000,000`; `compact` for figures: `$3.42m`. */
export function formatMoney(minor: number, currency: string, { compact = false } = {}): string {
  const amount = majorUnits(minor, currency);
  const whole = Number.isInteger(amount) || Math.abs(amount) >= 1000;
  return formatNumber(amount, {
    style: 'currency',
    currency,
    // `$`, not `US$`, also in British English.
    ...(currency === 'USD' ? { currencyDisplay: 'narrowSymbol' } : {}),
    ...(compact
      ? {
          notation: 'compact',
          // `₩8,705만`: without it four digits stand ungrouped.
          useGrouping: true,
          maximumFractionDigits: Math.abs(amount) >= 1e6 ? 2 : 1,
          // Ten thousands have up to four digits before the point: none after it then.
          maximumSignificantDigits: 4,
          roundingPriority: 'lessPrecision',
        }
      : {
          minimumFractionDigits: whole ? 0 : digitsOf(currency),
          maximumFractionDigits: whole ? 0 : digitsOf(currency),
        }),
  });
}

type Moment = number | string | Date;

/** A date without a time, `2026-03-14`, is that day everywhere. */
function dateOf(moment: Moment): { date: Date; zone: string } {
  const isDay = typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment);
  return isDay ? { date: new Date(`${moment}T12:00:00Z`), zone: 'UTC' } : { date: new Date(moment), zone: place.zone };
}

function formatted(moment: Moment, options: Intl.DateTimeFormatOptions): string {
  const { date, zone } = dateOf(moment);
  if (Number.isNaN(date.getTime())) return '';
  const all = { timeZone: zone, ...options };
  return once('date', all, () => new Intl.DateTimeFormat(place.locale, all)).format(date);
}

/** `14 Mar 2027`; without the year when it is this one and `short`. */
export function formatDate(moment: Moment, { short = false } = {}): string {
  const sameYear = dateOf(moment).date.getFullYear() === new Date().getFullYear();
  return formatted(moment, { day: 'numeric', month: 'short', ...(short && sameYear ? {} : { year: 'numeric' }) });
}

/** `Mar 2027`: the month that a day lies in. */
export function formatMonth(moment: Moment): string {
  return formatted(moment, { month: 'short', year: 'numeric' });
}

export function formatDay(moment: Moment): string {
  return formatted(moment, { weekday: 'long', day: 'numeric', month: 'long' });
}

export function formatTime(moment: Moment): string {
  return formatted(moment, { timeStyle: 'short' });
}

/** Exact, for tooltips. */
export function formatInstant(moment: Moment): string {
  return formatted(moment, { dateStyle: 'medium', timeStyle: 'short' });
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `3 hr ago`, `in 2 days`, `yesterday`, `now`. */
export function formatAgo(moment: Moment, now: number = Date.now()): string {
  const gap = dateOf(moment).date.getTime() - now;
  const [unit, size] = UNITS.find(([, one]) => Math.abs(gap) >= one) ?? ['minute', 60_000];
  // `yesterday`, but not `last mo`.
  const options = { numeric: unit === 'day' ? 'auto' : 'always', style: 'short' } as const;
  const format = once('ago', options, () => new Intl.RelativeTimeFormat(place.locale, options));
  return Math.abs(gap) < 60_000 ? t(i18n)`now` : format.format(Math.trunc(gap / size), unit);
}

/** A length of time in its largest unit: `31 hr`, and `2 days` from 48 hours on. */
export function formatLength(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 60) return unit(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return unit(hours, 'hour');
  return unit(Math.floor(hours / 24), 'day');
}

/** `en` → English, Englisch, 영어; a code that is none stays as it is. */
export function formatLanguage(code: string): string {
  try {
    return once('language', {}, () => new Intl.DisplayNames(place.locale, { type: 'language' })).of(code) ?? code;
  } catch {
    return code;
  }
}

function unit(value: number, name: string): string {
  return formatNumber(value, { style: 'unit', unit: name, unitDisplay: 'short' });
}
