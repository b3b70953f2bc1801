import type { Clock } from '#base';
import { nameAccounts } from '#domain/events';
import { loadTeam, type PersonRecord, planPeople, upsertPeople } from '#domain/team';
import { copyIntoInbox, type IncomingEvent, type Lane } from '#engine';
import type { Db } from '#platform/db';
import type { ImportKind } from './import-kind.ts';
import type { PersonOutcome } from './import-sink.ts';

const HISTORY: Lane = 2;

/**
 * Hands chunks of an import to the inbox, each in a transaction of its own; answers with the shards to wake. A contact's
 * account and e-mail are known from then on, and what waited for the contact enters its account.
 */
export function deliverImport(
  db: Db,
  clock: Clock,
  kind: ImportKind,
): (events: readonly IncomingEvent[]) => Promise<readonly number[]> {
  return (events) => {
    const receivedAt = clock.now();
    return db.transaction(async (tx) => {
      const shards = await copyIntoInbox(
        tx,
        events.map((event) => ({ event, lane: HISTORY, receivedAt })),
      );
      if (kind !== 'contacts') return shards;
      return [...shards, ...(await nameAccounts(tx, events.flatMap(namedContact), receivedAt))];
    });
  };
}

/** Adds and changes the colleagues of a file, audited as theirs who imports it; a dry run only says what would become of them. */
export async function bringPeople(
  db: Db,
  clock: Clock,
  people: readonly PersonRecord[],
  { actor, dryRun }: { readonly actor: string; readonly dryRun: boolean },
): Promise<readonly PersonOutcome[]> {
  if (dryRun) return planPeople(await loadTeam(db), people);
  return db.transaction((tx) => upsertPeople(tx, people, { actor, at: clock.now() }));
}

function namedContact(event: IncomingEvent): { contact: string; account: string; email?: string }[] {
  const { contact, account, properties } = event;
  if (contact === undefined) return [];
  const email = (properties.traits as { readonly email?: unknown } | undefined)?.email;
  return [{ contact, account, ...(typeof email === 'string' ? { email } : {}) }];
}
