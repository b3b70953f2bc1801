import type { Instant } from '#base';
import { rememberSettings } from '#domain/settings';
import { recountJourneys, shardOf } from '#engine';
import { UNNAMED_COMPANY } from '#platform/config';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import type { SampleState } from './sample-company.ts';

/** Without a sign of life for so long, whoever was at work on it has ended. */
const SILENT = 20_000;

export async function loadSample(db: Queryable): Promise<SampleState | undefined> {
  const [row] = await db.query<
    Omit<SampleState, 'person' | 'message'> & { person: string | null; message: string | null }
  >('select state, step, done, of_all as "of", actor, person, message from sample_company');
  return row === undefined ? undefined : { ...row, person: row.person ?? undefined, message: row.message ?? undefined };
}

/** Asks for the sample to be loaded or removed; who is asked next does it. */
export async function askForSample(
  tx: Tx,
  state: 'loading' | 'removing',
  { actor, person, at }: { readonly actor: string; readonly person: string | undefined; readonly at: Instant },
): Promise<void> {
  await tx.query(
    `insert into sample_company (state, step, actor, person, at, seen_at) values ($1, 'waiting', $2, $3, $4, $4)
         on conflict (one) do update
        set state = excluded.state, step = 'waiting', done = 0, of_all = 0, message = null,
            actor = excluded.actor, person = coalesce(excluded.person, sample_company.person),
            at = excluded.at, seen_at = excluded.seen_at`,
    [state, actor, person ?? null, timestamp(at)],
  );
}

/** Takes the work that waits, or that was left in the middle; undefined: there is none, or somebody is at it. */
export async function takeSample(db: Queryable, now: Instant): Promise<SampleState | undefined> {
  const rows = await db.query(
    `update sample_company set step = case when step = 'waiting' then 'drawing' else step end, seen_at = $1
      where state in ('loading', 'removing') and (step = 'waiting' or seen_at < $2) returning state`,
    [timestamp(now), timestamp(now - SILENT)],
  );
  return rows.length === 0 ? undefined : loadSample(db);
}

export interface Progress {
  readonly step: SampleState['step'];
  readonly done: number;
  readonly of: number;
}

export async function noteProgress(db: Queryable, { step, done, of }: Progress, now: Instant): Promise<void> {
  await db.query('update sample_company set step = $1, done = $2, of_all = $3, seen_at = $4', [
    step,
    done,
    of,
    timestamp(now),
  ]);
}

export async function endSample(
  db: Queryable,
  state: 'loaded' | 'removed' | 'failed',
  message: string | undefined,
  now: Instant,
): Promise<void> {
  await db.query(`update sample_company set state = $1, step = 'done', message = $2, seen_at = $3`, [
    state,
    message ?? null,
    timestamp(now),
  ]);
}

/** From here on nothing that is written for these accounts leaves this machine. */
export async function markAccounts(tx: Tx, accounts: readonly string[]): Promise<void> {
  await tx.query(
    `insert into sample_account (shard, account)
     select shard, account from unnest($1::smallint[], $2::text[]) as said (shard, account) on conflict do nothing`,
    [accounts.map(shardOf), [...accounts]],
  );
}

/** Accounts of these ids that somebody else has brought in. */
export async function foreignAccounts(db: Queryable, accounts: readonly string[]): Promise<readonly string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from account
      where shard = any($1::smallint[]) and id = any($2::text[])
        and not exists (select 1 from sample_account s where s.shard = account.shard and s.account = account.id)`,
    [accounts.map(shardOf), [...accounts]],
  );
  return rows.map(({ id }) => id);
}

export async function markPeople(tx: Tx, people: readonly string[]): Promise<void> {
  await tx.query('update person set sample = true where id = any($1)', [[...people]]);
}

/** Keeps which settings came with the sample, so that they leave with it. */
export async function keepSettings(tx: Tx, settings: Readonly<Record<string, string>>): Promise<void> {
  await tx.query('update sample_company set settings = settings || $1::jsonb', [JSON.stringify(settings)]);
}

/** Settings that came with the sample and that nobody has changed since are taken away; a name the company always has. */
export async function removeItsSettings(tx: Tx, at: Instant): Promise<void> {
  await tx.query(
    `delete from setting using sample_company c
      where c.settings ? setting.key and setting.value = c.settings -> setting.key`,
  );
  await rememberSettings(tx, { 'company.name': UNNAMED_COMPANY }, at);
}

/** Which settings somebody has made: a company that has no name but the given one has none. */
export async function hasSettings(db: Queryable, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ key: string }>(
    `select key from setting where key = any($1) and (key <> 'company.name' or value <> to_jsonb($2::text))`,
    [[...keys], UNNAMED_COMPANY],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Takes everything of the sample's accounts in a shard out of the tables that are given, the shard being locked. */
export async function removeAccounts(tx: Tx, shard: number, tables: readonly string[]): Promise<number> {
  // Waits for a tick of the shard, and no other begins until this is done; lists then read the shard again.
  await tx.query('update shard set revision = revision + 1 where shard = $1', [shard]);
  for (const table of tables) {
    await tx.query(
      `delete from "${table}" as gone using sample_account s
        where s.shard = $1 and gone.shard = $1 and gone.account = s.account`,
      [shard],
    );
  }
  await tx.query(
    `delete from contact_account using sample_account s where s.shard = $1 and contact_account.account = s.account`,
    [shard],
  );
  await tx.query(
    'delete from account where shard = $1 and id in (select account from sample_account where shard = $1)',
    [shard],
  );
  const gone = await tx.query('delete from sample_account where shard = $1 returning account', [shard]);
  await recountJourneys(tx, shard);
  return gone.length;
}

/** The colleagues of the sample, and what only they had. */
export async function removePeople(tx: Tx): Promise<void> {
  await tx.query('delete from digest where person in (select id from person where sample)');
  await tx.query('update person set manager = null where manager in (select id from person where sample)');
  await tx.query('delete from person where sample');
}
