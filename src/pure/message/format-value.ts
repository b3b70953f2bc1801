import { formatAmount, type Instant, parseInstant, type Zone } from '#base';
import type { DateStyle } from './template.ts';

/** Whose eyes a text is for. */
export interface Reader {
  readonly locale: string;
  readonly zone: Zone;
}

/** A value as text, or why it can't stand in a text. */
export type Formatted = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

const text = (value: string): Formatted => ({ ok: true, text: value });
const unfit = (why: string): Formatted => ({ ok: false, why });

/** Nothing to show: not there, empty, or blank. 0 and false are values. */
export function isMissing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'number') return Number.isNaN(value);
  return Array.isArray(value) && value.length === 0;
}

/** What {{#if}} asks: there, and neither false nor 0. */
export function holds(value: unknown): boolean {
  return !isMissing(value) && value !== false && value !== 0;
}

/** A value as it stands in a sentence: fractions to two decimals, lists joined as the language joins them. */
export function formatValue(value: unknown, reader: Reader): Formatted {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return unfit('is not a finite number');
    if (Number.isInteger(value)) return text(String(value));
    return text(new Intl.NumberFormat(reader.locale, { maximumFractionDigits: 2, useGrouping: false }).format(value));
  }
  if (typeof value === 'boolean') return unfit('is yes or no: ask for it with {{#if}}');
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number')) {
    return text(new Intl.ListFormat(reader.locale, { type: 'conjunction' }).format(value.map(String)));
  }
  return unfit('has several parts: name one of them');
}

const STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  long: { dateStyle: 'long' },
  short: { dateStyle: 'medium' },
  weekday: { weekday: 'long', month: 'long', day: 'numeric' },
  time: { dateStyle: 'long', timeStyle: 'short' },
};

/** A date (`2026-03-02`), or an instant (epoch ms or ISO 8601 with an offset) in the reader's zone. */
export function formatDate(value: unknown, style: DateStyle, reader: Reader): Formatted {
  const isDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const at = isDate ? parseInstant(`${value}T00:00:00Z`) : instantOf(value);
  if (at === undefined) return unfit('is not a date');
  // A calendar date has no zone and no time of day.
  const options = isDate && style === 'time' ? STYLES.long : STYLES[style];
  return text(
    new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: isDate ? 'UTC' : reader.zone }).format(at),
  );
}

function instantOf(value: unknown): Instant | undefined {
  if (typeof value === 'string') return parseInstant(value);
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  // The calendar of JavaScript ends there.
  return Math.abs(value) <= 8.64e15 ? value : undefined;
}

/** An amount in major units with its ISO 4217 currency. */
export function formatMoney(amount: unknown, currency: unknown, reader: Reader): Formatted {
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return unfit('is not an amount');
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency))
    return unfit('has no currency: write {{money amount "USD"}}');
  return text(formatAmount(amount, currency, reader.locale));
}

/** An address a mail may link to. */
export function isLink(value: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)[^\s<>"'\\]+$/i.test(value);
}

// Entities for what HTML reads, backslashes for what Markdown reads: a value stays text wherever it stands.
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A value as one line of Markdown text: nothing in it is markup, a link or a new block. */
export function escapeMarkdown(value: string): string {
  return oneLine(value).replace(/[&<>"']|[!#()*+\-.:=@[\\\]^_`{|}~]/g, (mark) => ENTITIES[mark] ?? `\\${mark}`);
}

/** Line breaks and control characters become single spaces: for subjects, names, headers. */
export function oneLine(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
  return value.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}
