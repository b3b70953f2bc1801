import type { Json } from '#base';

/** Why a call is not taken in; `message` says what would be right. */
export class Refused extends Error {
  constructor(
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

/** Ids stand together in keys of the database, whose entries end at 2,700 bytes. */
const LONGEST = 255;

/** An id as text; numbers are taken as they are written. Undefined when there is none. */
export function readId(value: Json | undefined, field: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return idOfNumber(value, field);
  if (typeof value !== 'string') throw new Refused('bad-id', `${field} must be a text or a number.`);
  const id = value.trim();
  if (id === '') return undefined;
  if (id.length > LONGEST)
    throw new Refused('bad-id', `${field} has ${id.length} characters; at most ${LONGEST} are kept.`);
  // Two ids that differ in what could not be read would be one.
  if (id.includes('\uFFFD'))
    throw new Refused(
      'bad-id',
      `${field} is ${JSON.stringify(id)}: it had a character that can not be kept (no UTF-8, NUL or half of a pair).`,
    );
  return id;
}

/** JSON's numbers beyond 2^53 have lost digits when they arrive: two of them would be one. */
export function idOfNumber(value: number, field: string): string {
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return String(value);
  throw new Refused('bad-id', `${field} is a number too large to be exact. Send it as a text, in quotes.`);
}

/** An address in the one form in which it is compared; undefined for whatever is no address: traits may hold anything. */
export function readEmail(value: Json | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const email = value.trim().toLowerCase();
  return email.length <= LONGEST && /^[^\s@]+@[^\s@]+$/.test(email) ? email : undefined;
}
