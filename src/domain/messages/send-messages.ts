import type { JsonObject } from '#base';
import { loadAccounts, loadContacts } from '#domain/accounts';
import { loadSettings } from '#domain/settings';
import { loadTeam } from '#domain/team';
import type { EffectHandler, EffectOutcome, EffectRow } from '#engine';
import type { Queryable } from '#platform/db';
import type { MessageSources } from './message-context.ts';
import type { MessageRequest, StoredRequest } from './message-request.ts';
import { insertMessages, type MessageOutcome } from './message-store.ts';
import { outboxEntry, writeMail } from './write-mail.ts';

/** `email`: writes a message and puts it into the outbox, or refuses with what is missing. Its id is the effect's. */
export const sendMessages: EffectHandler = {
  kind: 'email',
  async runMany(tx, shard, rows) {
    const sources = await loadSources(
      tx,
      shard,
      rows.map((row) => row.account),
    );
    const outcomes = rows.map((row): MessageOutcome => {
      const request = requestOf(row);
      return { request, written: writeMail(request, sources) };
    });
    await insertMessages(tx, shard, outcomes);
    return outcomes.map(({ request, written }): EffectOutcome => {
      if (!written.ok) return { id: request.id, done: false, reason: written.reason, message: written.message };
      return { id: request.id, done: true, events: [], outbox: [outboxEntry(request, written.mail, request.at)] };
    });
  },
};

/** Four statements, for any number of accounts. */
export async function loadSources(db: Queryable, shard: number, accounts: readonly string[]): Promise<MessageSources> {
  const ids = [...new Set(accounts)];
  return {
    accounts: await loadAccounts(db, shard, ids),
    contacts: await loadContacts(db, shard, ids),
    team: await loadTeam(db),
    settings: await loadSettings(db),
  };
}

function requestOf({ id, account, at, playbook, enrollment, payload }: EffectRow): MessageRequest {
  // The engine builds the payload from the playbook's own message and the values of its `with:`.
  const { message, values } = payload as JsonObject & StoredRequest;
  return {
    id,
    account,
    at,
    playbook,
    ...(enrollment === undefined ? {} : { enrollment }),
    message,
    values: values ?? {},
  };
}
