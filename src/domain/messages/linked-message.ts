import type { Queryable } from '#platform/db';
import { findLinkedMessage, type StoredMessage } from './message-store.ts';
import { isSigned, type LinkKind, readLink } from './signed-link.ts';
import { loadLinkSecret } from './signing-key-store.ts';

/** What a signed link points at. */
export interface LinkedMessage {
  readonly message: StoredMessage;
  /** Which link or answer, from 1; 0 to unsubscribe. */
  readonly number: number;
}

/** The message of a signed link; undefined when the token is none of ours, for another kind, or its mail has not left. */
export async function linkedMessage(db: Queryable, kind: LinkKind, token: string): Promise<LinkedMessage | undefined> {
  const link = readLink(token);
  if (link === undefined) return undefined;
  const message = await findLinkedMessage(db, link.shard, link.message);
  if (message?.state !== 'queued') return undefined;
  if (!isSigned(await loadLinkSecret(db), kind, link, message.account)) return undefined;
  return { message, number: link.number };
}
