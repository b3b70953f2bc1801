import type { Json } from '#base';

/** Segment's limit for one call, in bytes. */
export const LARGEST_CALL = 32 * 1024;
/** Levels of objects and lists in a call: what is done with it may recurse. */
const DEEPEST_CALL = 100;

const TOO_LARGE = {
  kind: 'refused',
  reason: 'call-too-large',
  message: 'A call is larger than 32 KB. Send fewer or shorter properties.',
} as const;
const TOO_DEEP = {
  kind: 'refused',
  reason: 'call-too-deep',
  message: `A call nests objects and lists more than ${DEEPEST_CALL} deep. Send it flatter.`,
} as const;

const NO_NUMBER = {
  kind: 'refused',
  reason: 'number-too-large',
  message: 'A call has a number of more than 308 digits. Send it as a text, or leave it out.',
} as const;

/** Why a call is neither read nor kept: its size in bytes of UTF-8 (short texts are not measured to the byte) or depth. */
export function unusableBecause(call: Json): typeof TOO_LARGE | typeof TOO_DEEP | typeof NO_NUMBER | undefined {
  const most = mostBytes(call, DEEPEST_CALL);
  if (most === undefined) return TOO_DEEP;
  if (Number.isNaN(most)) return NO_NUMBER;
  // Only what may be too large is written out to be measured.
  return most > LARGEST_CALL && Buffer.byteLength(JSON.stringify(call)) > LARGEST_CALL ? TOO_LARGE : undefined;
}

/** No fewer bytes than the value has as JSON; undefined when it is more than so many levels deep, NaN with Infinity in it. */
function mostBytes(value: Json, levels: number): number | undefined {
  if (typeof value === 'string') return 2 + LONGEST_CHARACTER * value.length;
  if (typeof value === 'number') return LONGEST_PLAIN + (value - value);
  if (value === null || typeof value !== 'object') return LONGEST_PLAIN;
  if (levels === 0) return undefined;
  let bytes = 2;
  // Of a list it goes through the places, whose names make the bound a little larger.
  for (const name in value) {
    const item = mostBytes((value as { readonly [key: string]: Json })[name] ?? null, levels - 1);
    if (item === undefined) return undefined;
    bytes += item + 4 + LONGEST_CHARACTER * name.length;
  }
  return bytes;
}

/** What JSON has to escape is written with six. */
const LONGEST_CHARACTER = 6;
/** A number has 25 characters at most: -1.7976931348623157e+308. */
const LONGEST_PLAIN = 25;
