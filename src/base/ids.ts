import { sha256 } from '@noble/hashes/sha2.js';

/** A 16-byte id in the text form of a UUID. */
export type Uuid = string;

/** SHA-256 of a text, in hex. */
export type Digest = (text: string) => string;

const encoder = new TextEncoder();
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

let digest: Digest = (text) => {
  let hex = '';
  for (const byte of sha256(encoder.encode(text))) hex += HEX[byte];
  return hex;
};

/** Lets the platform's own SHA-256 take the place of ours in JavaScript, which takes five times as long: ids are hot. */
export function digestWith(native: Digest): void {
  digest = native;
}

/**
 * The id of what a cause brought about: the first 16 bytes of SHA-256 over the parts, as a UUID of version 8.
 * The same cause gives the same id, so a repeated tick cannot make a second task or message.
 * Parts are joined by NUL, which no part may contain.
 */
export function idOf(...parts: readonly (string | number)[]): Uuid {
  const hex = digest(parts.join('\0'));
  const variant = VARIANT[Number.parseInt(hex[16] ?? '0', 16)];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Two bits of a UUID say which kind it is: they take the place of the two highest of this digit. */
const VARIANT = '89ab89ab89ab89ab';

/** A number in [0, 1) that depends on the parts alone: for stable membership (shards, hold-outs). */
export function fractionOf(...parts: readonly (string | number)[]): number {
  return Number.parseInt(digest(parts.join('\0')).slice(0, 6), 16) / 0x1000000;
}

/** SHA-256 of a text in hex: for keys that are stored hashed and for digests of files. */
export function digestOf(text: string): string {
  return digest(text);
}
