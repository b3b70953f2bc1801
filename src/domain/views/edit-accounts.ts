import { z } from 'zod';
import { DAY, invalid, type JsonObject, type Uuid } from '#base';
import { AccountId, loadAccounts, readTraitsByHand, SegmentName, segmentsOf } from '#domain/accounts';
import { findPerson, loadTeam } from '#domain/team';
import { changesOfMany } from '#platform/audit';
import { defineWrite, type WriteContext } from '#platform/operations';
import { type Change, decideEdit, type Edited, toldEdit } from './account-change.ts';
import { type AccountEdit, storeEdits } from './edit-store.ts';
import { viewOwner } from './saved-view.ts';

/** So many accounts at once keep no shard for longer than a tick does; whoever has more sends them in turn. */
const EDITED_AT_ONCE = 500;
/** More than these stand behind what is live. */
const FEW = 50;

export const Accounts = z.array(AccountId).min(1).max(EDITED_AT_ONCE);

/** Changes many accounts alike; in force once the ticks have recorded the events. Each answers for itself. */
export const editAccounts = defineWrite({
  name: 'edit-accounts',
  summary: 'Change many accounts alike: owner, segment, attributes, segments joined and left',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({
    edit: z.uuid().describe('yours to choose; the same for all parts of one change, which are taken back together'),
    accounts: Accounts,
    owner: z.string().min(1).nullable().optional().describe('id or e-mail address of a person; null: nobody'),
    segment: z.string().trim().min(1).max(200).nullable().optional(),
    attributes: z.record(z.string().min(1).max(200), z.json()).optional(),
    join: z.array(SegmentName).max(20).default([]).describe('segments to be added to'),
    leave: z.array(SegmentName).max(20).default([]),
  }),
  output: z.object({
    edit: z.string(),
    results: z.array(
      z.object({
        account: z.string(),
        status: z.enum(['changed', 'same', 'unknown']).describe('same: it was so already'),
      }),
    ),
  }),
  accounts: ({ accounts }) => accounts,
  async run(context, { edit, accounts, owner, segment, attributes = {}, join, leave }) {
    const { tx, at, actor, shardOf, changed } = context;
    const change: Change = {
      traits: readTraitsByHand({
        ...attributes,
        ...(segment === undefined ? {} : { segment }),
        ...(owner === undefined ? {} : { owner: owner === null ? null : await personId(tx, owner) }),
      }),
      join,
      leave,
    };
    const results: { account: string; status: 'changed' | 'same' | 'unknown' }[] = [];
    const done: AccountEdit[] = [];
    for (const [shard, ids] of byShard(accounts, shardOf)) {
      const stored = await loadEdited(tx, shard, ids);
      const edits = ids.flatMap((account) => {
        const edited = stored.get(account);
        const decided = edited === undefined ? undefined : decideEdit(edited, change);
        results.push({
          account,
          status: edited === undefined ? 'unknown' : decided === undefined ? 'same' : 'changed',
        });
        return decided ?? [];
      });
      done.push(...edits);
      // It is an id by its schema.
      await storeEdits(tx, shard, edit as Uuid, { actor: viewOwner(actor), at, forget: at - DAY }, edits);
      for (const { account, did } of edits)
        emitChange(context, account, { traits: did.traits, join: did.joined, leave: did.left }, accounts.length > FEW);
    }
    changed(...changesOfMany(done.map(toldEdit)));
    return { edit, results };
  },
});

async function personId(tx: WriteContext['tx'], owner: string): Promise<string> {
  const person = findPerson(await loadTeam(tx), owner);
  if (person !== undefined) return person.id;
  const message = `Nobody in the team has the id or address ${owner}; add them with add-person first.`;
  throw invalid('person-not-found', message, { person: owner });
}

export function byShard(accounts: readonly string[], shardOf: (account: string) => number): Map<number, string[]> {
  const shards = new Map<number, string[]>();
  for (const account of new Set(accounts)) {
    const shard = shardOf(account);
    const those = shards.get(shard);
    if (those === undefined) shards.set(shard, [account]);
    else those.push(account);
  }
  return shards;
}

export async function loadEdited(
  tx: WriteContext['tx'],
  shard: number,
  ids: readonly string[],
): Promise<Map<string, Edited>> {
  const stored = await loadAccounts(tx, shard, ids);
  return new Map(
    [...stored].map(([id, account]) => [id, { account: id, fields: account.fields, segments: segmentsOf(account) }]),
  );
}

/** Says a change as events. */
export function emitChange(
  { emit }: Pick<WriteContext, 'emit'>,
  account: string,
  { traits, join, leave }: Change,
  isPatient: boolean,
): void {
  const patient = isPatient ? { patient: true as const } : {};
  const say = (name: string, properties: JsonObject): void => emit({ account, name, properties, ...patient });
  if (Object.keys(traits).length > 0) say('account.identified', { traits });
  for (const segment of join) say('segment.joined', { segment });
  for (const segment of leave) say('segment.left', { segment });
}
