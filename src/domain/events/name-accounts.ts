import type { Instant } from '#base';
import { insertIntoInbox } from '#engine';
import type { Tx } from '#platform/db';
import { readEmail } from './call-fields.ts';
import { bindEmails, insertMemberships, loadKnown, lockDirectory } from './identity-store.ts';
import { releaseEvent } from './place-call.ts';
import type { Membership } from './plan-batch.ts';
import { takeWaiting } from './unassigned-store.ts';

/** A contact of an account, as an import or a person names it. */
export type NamedContact = Membership & { readonly email?: string | undefined };

/**
 * Remembers which contacts belong to which accounts and by which e-mail they are known; what waited for a contact
 * enters its account once that is the only one. Answers with the shards to wake after commit. Inside it, shard locks
 * come first.
 */
export async function nameAccounts(tx: Tx, named: readonly NamedContact[], at: Instant): Promise<number[]> {
  await lockDirectory(tx);
  await bindEmails(
    tx,
    named.map(({ contact, email }) => ({ contact, email: readEmail(email) })),
    at,
  );
  const joined = await insertMemberships(tx, named, at);
  const { accounts } = await loadKnown(tx, [], [...new Set(joined.map((one) => one.contact))]);
  const only = [...accounts].flatMap(([contact, its]) =>
    its.length === 1 ? its.map((account): Membership => ({ contact, account })) : [],
  );
  return (await releaseWaiting(tx, only, at)).shards;
}

/** What waited for contacts enters their account, in the order in which it came in. */
export async function releaseWaiting(
  tx: Tx,
  releases: readonly Membership[],
  at: Instant,
): Promise<{ readonly released: number; readonly shards: number[] }> {
  const accounts = new Map(releases.map((one) => [one.contact, one.account]));
  const taken = await takeWaiting(tx, [...accounts.keys()]);
  const rows = taken.flatMap(({ contact, event, receivedAt }) => {
    const account = accounts.get(contact);
    if (account === undefined) return [];
    return [{ event: releaseEvent(event, contact, account, receivedAt), lane: 1 as const, receivedAt: at }];
  });
  return { released: rows.length, shards: await insertIntoInbox(tx, rows) };
}
