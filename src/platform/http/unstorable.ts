import type { Json } from '#base';

/** NUL and halves of surrogate pairs: JSON can write them, PostgreSQL's text can't hold them. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/** Whether a text of JSON may hold what no database can: two quick looks, since nearly none does. Not seen: 309 digits. */
export function mayBeUnstorable(text: string): boolean {
  // An escape of NUL or of a half; a number with an exponent of three digits, which ids don't look like by what follows.
  return (text.includes('\\u') && /\\u(?:0000|d[89a-f])/i.test(text)) || /\d[eE]\+?\d{3,}[\s,\]}]/.test(text);
}

/** Whether a text of JSON opens more than `most` brackets inside each other. */
export function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfText(text, at);
    else if (code === OBJECT || code === LIST) {
      if (++depth > most) return true;
    } else if (code === OBJECT + 2 || code === LIST + 2) depth--;
  }
  return false;
}

const QUOTE = 34;
const BACKSLASH = 92;
/** Of the opening ones; the closing ones are two further in ASCII. */
const [OBJECT, LIST] = [123, 91];

function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at;
  }
  return text.length;
}

/** A value as a database can hold it, `levels` deep: U+FFFD for what is no character, a number beyond all as a text. */
export function storable(value: Json, levels: number): Json {
  if (typeof value === 'string') return value.replace(UNSTORABLE, '\uFFFD');
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value === null || typeof value !== 'object' || levels === 0) return value;
  if (Array.isArray(value)) return value.map((item: Json) => storable(item, levels - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.replace(UNSTORABLE, '\uFFFD'), storable(item as Json, levels - 1)]),
  );
}

/** The first thing in a value that no database can hold: its place, as in `rows[2].name`, and what it is. */
export function findUnstorable(value: Json, place = ''): { readonly place: string; readonly what: string } | undefined {
  if (typeof value === 'string') return isText(value) ? undefined : { place, what: NO_CHARACTER };
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { place, what: 'a number beyond all' };
  if (value === null || typeof value !== 'object') return undefined;
  const items: readonly (readonly [string, Json])[] = Array.isArray(value)
    ? value.map((item: Json, index) => [`${place}[${index}]`, item] as const)
    : Object.entries(value).map(([key, item]) => [place === '' ? key : `${place}.${key}`, item as Json] as const);
  for (const [where, item] of items) {
    const found = isText(where) ? findUnstorable(item, where) : { place, what: `a name with ${NO_CHARACTER}` };
    if (found !== undefined) return found;
  }
  return undefined;
}

const NO_CHARACTER = 'a character that can not be kept (NUL, or half of a surrogate pair)';
const isText = (text: string): boolean => text.search(UNSTORABLE) === -1;
