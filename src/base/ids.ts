import { sha256 } from '@noble/hashes/sha2.js';

/** A 16-byte id in the text form of a UUID. */
export type Uuid = string;

const encoder = new TextEncoder();
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * The id of what a cause brought about: the first 16 bytes of SHA-256 over the parts, as a UUID of version 8.
 * The same cause gives the same id, so a repeated tick cannot make a second task or message.
 * Parts are joined by NUL, which no part may contain.
 */
export function idOf(...parts: readonly (string | number)[]): Uuid {
  const digest = sha256(encoder.encode(parts.join('\0')));
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  let text = '';
  for (let i = 0; i < 16; i++) {
    text += HEX[digest[i] ?? 0];
    if (i === 3 || i === 5 || i === 7 || i === 9) text += '-';
  }
  return text;
}

/** A number in [0, 1) that depends on the parts alone: for stable membership (shards, hold-outs). */
export function fractionOf(...parts: readonly (string | number)[]): number {
  const digest = sha256(encoder.encode(parts.join('\0')));
  return (((digest[0] ?? 0) << 16) | ((digest[1] ?? 0) << 8) | (digest[2] ?? 0)) / 0x1000000;
}

/** SHA-256 of a text in hex: for keys that are stored hashed and for digests of files. */
export function digestOf(text: string): string {
  let hex = '';
  for (const byte of sha256(encoder.encode(text))) hex += HEX[byte];
  return hex;
}
