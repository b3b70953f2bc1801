import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Uuid } from '#base';

/** `l`: a link of the text; `a`: an answer; `u`: to unsubscribe. The first part of its path. */
export type LinkKind = 'l' | 'a' | 'u';

/** What a signed link points at. */
export interface LinkTarget {
  readonly shard: number;
  readonly message: Uuid;
  /** Which link or answer of the message, from 1; 0 to unsubscribe. */
  readonly number: number;
}

/** A link as it was read; whether it was signed by us shows once its account is known. */
export interface ReadLink extends LinkTarget {
  readonly mac: Buffer;
}

/** Links beyond this have no number in a token. */
export const MOST_LINKS = 255;

const TOKEN = /^[\w-]{47}$/;
const MAC_BYTES = 16;

/**
 * The token of a link: shard, message and number, and half an HMAC-SHA256 over kind, message, number and account. 47
 * letters, so that programs that break lines leave it whole.
 */
export function signLink(secret: string, kind: LinkKind, target: LinkTarget, account: string): string {
  const place = Buffer.alloc(19);
  place.writeUInt16BE(target.shard, 0);
  Buffer.from(target.message.replaceAll('-', ''), 'hex').copy(place, 2);
  place.writeUInt8(target.number, 18);
  return Buffer.concat([place, macOf(secret, kind, target, account)]).toString('base64url');
}

/** Undefined for what is no token. */
export function readLink(token: string): ReadLink | undefined {
  if (!TOKEN.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const hex = bytes.subarray(2, 18).toString('hex');
  const message = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { shard: bytes.readUInt16BE(0), message, number: bytes.readUInt8(18), mac: bytes.subarray(19) };
}

/** Whether a link of this kind was signed by us for a message of this account. */
export function isSigned(secret: string, kind: LinkKind, link: ReadLink, account: string): boolean {
  return timingSafeEqual(link.mac, macOf(secret, kind, link, account));
}

function macOf(secret: string, kind: LinkKind, { message, number }: LinkTarget, account: string): Buffer {
  return createHmac('sha256', secret)
    .update([kind, message, number, account].join('\0'))
    .digest()
    .subarray(0, MAC_BYTES);
}
