import type { Instant } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import type { Identity } from './identity.ts';
import { type BatchPlan, type Binding, identityKey, type Known, type Membership } from './plan-batch.ts';

/** Any number that nothing else locks. */
const DIRECTORY_LOCK = 7_340_233;

/**
 * One writer at a time changes who is who and what waits, until its transaction ends: else an event could begin to wait
 * while another process names its account, and wait for ever. Taken after shard locks, never before.
 */
export async function lockDirectory(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [DIRECTORY_LOCK]);
}

/** Reads the contacts of identities, and the accounts of those contacts and of `contacts`. */
export async function loadKnown(
  db: Queryable,
  identities: readonly Identity[],
  contacts: readonly string[],
): Promise<Known> {
  const found = await db.query<Binding>(
    `select kind, value, contact
       from identity join unnest($1::text[], $2::text[]) as asked(kind, value) using (kind, value)`,
    [identities.map((one) => one.kind), identities.map((one) => one.value)],
  );
  const all = [...new Set([...contacts, ...found.map((one) => one.contact)])];
  const memberships = await db.query<Membership>(
    'select contact, account from contact_account where contact = any($1::text[]) order by contact, created_at, account',
    [all],
  );
  const accounts = new Map<string, string[]>(all.map((contact) => [contact, []]));
  for (const { contact, account } of memberships) accounts.get(contact)?.push(account);
  return { identities: new Map(found.map((one) => [identityKey(one.kind, one.value), one.contact])), accounts };
}

/** The e-mail of contacts that have one: the first that was told. */
export async function loadEmails(tx: Queryable, contacts: readonly string[]): Promise<Map<string, string>> {
  const found = await tx.query<{ contact: string; value: string }>(
    `select distinct on (contact) contact, value from identity
      where kind = 'email' and contact = any($1::text[]) order by contact, created_at, value`,
    [contacts],
  );
  return new Map(found.map((one) => [one.contact, one.value]));
}

/** Writes what a plan says about contacts; false when somebody else bound one of the identities meanwhile. */
export async function storeDirectory(tx: Tx, plan: BatchPlan, at: Instant): Promise<boolean> {
  if (plan.merge.length > 0) await mergeContacts(tx, plan.merge, at);
  const bound = plan.bind.length === 0 ? 0 : await insertIdentities(tx, plan.bind, at);
  await insertMemberships(tx, plan.joins, at);
  return bound === plan.bind.length;
}

async function insertIdentities(tx: Tx, bind: readonly Binding[], at: Instant): Promise<number> {
  const inserted = await tx.query(
    `insert into identity (kind, value, contact, created_at)
     select kind, value, contact, $4 from unnest($1::text[], $2::text[], $3::text[]) as new(kind, value, contact)
     on conflict (kind, value) do nothing returning kind`,
    [bind.map((one) => one.kind), bind.map((one) => one.value), bind.map((one) => one.contact), timestamp(at)],
  );
  return inserted.length;
}

/** Answers with those that are new. */
export async function insertMemberships(tx: Tx, joins: readonly Membership[], at: Instant): Promise<Membership[]> {
  if (joins.length === 0) return [];
  return tx.query<Membership>(
    `insert into contact_account (contact, account, created_at)
     select distinct contact, account, $3::timestamptz from unnest($1::text[], $2::text[]) as new(contact, account)
     on conflict (contact, account) do nothing returning contact, account`,
    [joins.map((one) => one.contact), joins.map((one) => one.account), timestamp(at)],
  );
}

/** An e-mail that is somebody's already stays theirs. */
export async function bindEmails(
  tx: Tx,
  named: readonly { readonly contact: string; readonly email?: string | undefined }[],
  at: Instant,
): Promise<void> {
  const told = named.flatMap(({ contact, email }) => (email === undefined ? [] : [{ contact, email }]));
  if (told.length === 0) return;
  await tx.query(
    `insert into identity (kind, value, contact, created_at)
     select 'email', email, contact, $3 from unnest($1::text[], $2::text[]) as new(email, contact)
     on conflict (kind, value) do nothing`,
    [told.map((one) => one.email), told.map((one) => one.contact), timestamp(at)],
  );
}

async function mergeContacts(tx: Tx, merge: BatchPlan['merge'], at: Instant): Promise<void> {
  const from = merge.map((one) => one.from);
  const to = merge.map((one) => one.to);
  const asked = 'from unnest($1::text[], $2::text[]) as merged(old, new)';
  await tx.query(`update identity set contact = new ${asked} where contact = old`, [from, to]);
  await tx.query(`update unassigned set contact = new ${asked} where contact = old`, [from, to]);
  await tx.query(
    `insert into contact_account (contact, account, created_at)
     select distinct new, account, $3::timestamptz
       from unnest($1::text[], $2::text[]) as merged(old, new) join contact_account on contact = old
     on conflict (contact, account) do nothing`,
    [from, to, timestamp(at)],
  );
  await tx.query('delete from contact_account where contact = any($1::text[])', [from]);
}
