import { dateText, dayNumber, isZone, type Json } from '#base';
import type { Value } from '#pure/expression';

const orNull =
  (read: (text: string) => Json | undefined) =>
  (value: Json): Json | undefined => {
    if (value === null || value === '') return null;
    return typeof value === 'string' ? read(value.trim()) : undefined;
  };

export const readText = orNull((text) => (text === '' ? null : text));
export const readZone = orNull((text) => (isZone(text) ? text : undefined));
/** A date, or the date of an instant as its sender wrote it. */
export const readDate = orNull(dateIn);
export const readBool = (value: Json): Json | undefined => (typeof value === 'boolean' ? value : undefined);

function dateIn(text: string): string | undefined {
  const date = text.slice(0, 10);
  // PostgreSQL knows no year 0.
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || date < '0001') return undefined;
  if (text.length > 10 && !/^[T ]\d\d:\d\d/.test(text.slice(10))) return undefined;
  try {
    return dateText(dayNumber(date));
  } catch {
    return undefined;
  }
}

/** A stored attribute as a value of an expression; undefined (unknown) for objects and mixed lists. */
export function attributeValue(value: Json | undefined): Value | undefined {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  return listOf(value, 'string') ?? listOf(value, 'number');
}

function listOf(value: Json | undefined, item: 'string' | 'number'): Value | undefined {
  if (!Array.isArray(value) || !value.every((one) => typeof one === item)) return undefined;
  // Each item was just seen to be of the one type.
  return value as readonly string[] | readonly number[];
}
