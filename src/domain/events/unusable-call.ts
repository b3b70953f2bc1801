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

/** Why a call is neither read nor kept: its size in bytes of UTF-8 (short texts are not measured to the byte) or depth. */
export function unusableBecause(call: Json): typeof TOO_LARGE | typeof TOO_DEEP | undefined {
  let text: string;
  try {
    text = JSON.stringify(call);
  } catch {
    // So deep that even writing it does not end.
    return TOO_DEEP;
  }
  if (text.length * 3 > LARGEST_CALL && Buffer.byteLength(text) > LARGEST_CALL) return TOO_LARGE;
  return brackets(text) > DEEPEST_CALL && isDeeper(call, DEEPEST_CALL) ? TOO_DEEP : undefined;
}

/** Most calls have few: they need no walk. */
function brackets(text: string): number {
  let count = 0;
  for (const open of '{[') for (let at = text.indexOf(open); at !== -1; at = text.indexOf(open, at + 1)) count++;
  return count;
}

function isDeeper(value: Json, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  return levels === 0 || Object.values(value).some((item) => isDeeper(item as Json, levels - 1));
}
