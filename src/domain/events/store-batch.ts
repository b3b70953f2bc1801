import type { Instant, JsonObject } from '#base';
import { type InboxRow, insertIntoInbox } from '#engine';
import type { Queryable, Tx } from '#platform/db';
import { anonymousContact, identitiesOf } from './identity.ts';
import { loadEmails, loadKnown, lockDirectory, storeDirectory } from './identity-store.ts';
import { releaseEvent } from './place-call.ts';
import { type BatchPlan, identityKey, type Known, planBatch, type Received, type ReceivedCall } from './plan-batch.ts';
import { insertWaiting, takeWaiting } from './unassigned-store.ts';

/** Reads what is known of all that the calls speak of. */
export function loadKnownOf(db: Queryable, calls: readonly ReceivedCall[]): Promise<Known> {
  const identities = calls.flatMap(({ call }) => identitiesOf(call));
  // A new user or visitor becomes a contact of that id, which an import may already have put into accounts.
  const contacts = calls.flatMap(({ call }) => [
    ...(call.user === undefined ? [] : [call.user]),
    ...(call.anonymous === undefined ? [] : [anonymousContact(call.anonymous)]),
  ]);
  const asked = new Map(identities.map((one) => [identityKey(one.kind, one.value), one]));
  return loadKnown(db, [...asked.values()], [...new Set(contacts)]);
}

/** Somebody who does not take the directory's lock bound an identity meanwhile: the batch is planned again. */
export class DirectoryChanged extends Error {}

/**
 * Stores a batch that tells something new about contacts, under the directory's lock. `remembered` is enough for the
 * calls that are settled; what the `open` ones speak of is read anew.
 */
export async function storeBatch(
  tx: Tx,
  calls: readonly ReceivedCall[],
  open: readonly ReceivedCall[],
  remembered: Known,
  at: Instant,
): Promise<{ known: Known; shards: number[] }> {
  await lockDirectory(tx);
  const known = merged(remembered, await loadKnownOf(tx, open));
  const plan = planBatch(calls, known);
  if (!(await storeDirectory(tx, plan, at))) throw new DirectoryChanged();
  const first = calls.reduce((least, one) => Math.min(least, one.receivedAt), at);
  const released = await releaseStored(tx, plan, first);
  await insertWaiting(tx, plan.waiting);
  const events = await withEmails(tx, plan);
  return { known, shards: await storeEvents(tx, [...released, ...events]) };
}

/** Live events into the inbox, in their order within each account. */
export function storeEvents(db: Queryable, events: readonly Received[]): Promise<number[]> {
  return insertIntoInbox(
    db,
    events.map(({ event, receivedAt }): InboxRow => ({ event, lane: 1, receivedAt })),
  );
}

/** What waited in the table enters just before the batch that told its account. */
async function releaseStored(tx: Tx, plan: BatchPlan, at: Instant): Promise<Received[]> {
  const accounts = new Map(plan.release.map((one) => [one.contact, one.account]));
  const taken = await takeWaiting(tx, [...accounts.keys()]);
  return taken.flatMap(({ contact, event, receivedAt }) => {
    const account = accounts.get(contact);
    if (account === undefined) return [];
    return [{ event: releaseEvent(event, contact, account, receivedAt), receivedAt: at }];
  });
}

/** A contact that joins an account brings the e-mail by which it is known. */
async function withEmails(tx: Tx, plan: BatchPlan): Promise<Received[]> {
  const joining = plan.events.flatMap(({ event, joins }) =>
    joins && event.contact !== undefined ? [event.contact] : [],
  );
  if (joining.length === 0) return [...plan.events];
  const emails = await loadEmails(tx, joining);
  return plan.events.map((one): Received => {
    const email = one.joins && one.event.contact !== undefined ? emails.get(one.event.contact) : undefined;
    if (email === undefined) return one;
    const { contact, traits } = one.event.properties;
    const properties: JsonObject = { contact: contact ?? null, traits: { email, ...(traits as JsonObject) } };
    return { ...one, event: { ...one.event, properties } };
  });
}

function merged(old: Known, fresh: Known): Known {
  return {
    identities: new Map([...old.identities, ...fresh.identities]),
    accounts: new Map([...old.accounts, ...fresh.accounts]),
  };
}
