import { ensureEventMonths } from '../../src/platform/db/index.ts';
import { numberAccounts, seedCourses } from './evaluation-data.ts';
import type { BenchProduct } from './open-product.ts';

/** Later than what a new workspace has come to. */
const REVISION = 1000;

/**
 * A company's accounts with their contracts, contacts, signals and scores, and a year's log, written into the tables as
 * ticks would have left them; a process that keeps lists finds them new.
 */
export async function seedWorkspace(bench: BenchProduct, accounts: number, events: number): Promise<void> {
  const { db, clock, runtime } = bench;
  const now = clock.now();
  const at = new Date(now).toISOString();
  const [active] = (await runtime(db)).live;
  const metrics = ['usage', 'logins'].map((name) => active?.metrics.get(name)?.id ?? 0);
  await numberAccounts(db, accounts);
  await db.query(
    `insert into account (shard, id, name, owner, segment, created_on)
     select shard, account, 'Customer ' || n, 'person-' || n % 40, (array['small business', 'mid-market', 'enterprise'])[n % 3 + 1], date '2024-01-01' + n % 600
       from account_number order by shard, account`,
  );
  await db.query(
    `insert into account_state (shard, account, last_at, due_at, scores, revision)
     select shard, account, $1, null, jsonb_build_object('health', jsonb_build_object('value', n % 101, 'band',
            case when n % 101 < 40 then 'red' when n % 101 < 60 then 'yellow' else 'green' end, 'by', 'bench', 'at', 0, 'contributions', '[]'::jsonb, 'missing', '[]'::jsonb)), ${REVISION}
       from account_number order by shard, account`,
    [at],
  );
  await db.query(
    `insert into score (shard, account, name, at, value, band, why, cause)
     select shard, account, 'health', $1::timestamptz - week * interval '7 days', (n + week) % 101, 'green', '{"contributions": [], "missing": [], "by": "bench"}', md5(account || week)::uuid
       from account_number, generate_series(0, 11) as week order by shard, account`,
    [at],
  );
  await db.query(
    `insert into contract (shard, account, id, plan, starts_on, ends_on, arr_minor, currency, recorded_at, recorded_key,
                           original_arr_minor, original_currency, original_at, original_key)
     select shard, account, 'c', 'Basic', $1::date - 100, $1::date + n % 400, 100 * (n % 90000), 'USD', $1, md5(account)::uuid, 100, 'USD', $1, md5(account)::uuid
       from account_number order by shard, account`,
    [at],
  );
  await db.query(
    `insert into contact (shard, account, id, name, first_name, email, role, is_primary)
     select shard, account, account || '-' || place, 'Ann' || n || ' Person' || place, 'Ann' || n, 'ann' || n || '.' || place || '@customer' || n || '.example', 'user', place = 1
       from account_number, generate_series(1, 3) as place order by shard, account`,
  );
  await db.query(
    `insert into signal (shard, id, account, playbook, kind, direction, pattern, status, strength, raised_at, evidence)
     select shard, md5('signal' || account)::uuid, account, 'evaluation', 'usage_high', 'expansion', 'clear', 'raised', (array['strong', 'moderate', 'weak'])[n % 3 + 1], $1, '{"facts": {}}'
       from account_number where n % 5 = 0 order by shard, account`,
    [at],
  );
  await seedCourses(db, metrics, now);
  await fillLog(bench, at, accounts, events);
  await db.query(`update shard set revision = ${REVISION}`);
  await db.query('vacuum (analyze) account, account_state, score, contract, contact, signal, series, latest, event');
  await db.query('checkpoint');
}

/** The log over the last year, account by account, as it lies in a database that is clustered by its use. */
async function fillLog({ db, clock }: BenchProduct, at: string, accounts: number, events: number): Promise<void> {
  const each = Math.max(1, Math.round(events / accounts));
  const days = new Set(Array.from({ length: 366 }, (_, ago) => Math.floor(clock.now() / 86_400_000) - ago));
  await ensureEventMonths(db, days);
  const PART = 5000;
  for (let from = 0; from < accounts; from += PART) {
    await db.query(
      `insert into event (shard, account, key, occurred_at, received_at, name, source, history, root, depth, properties)
       select shard, account, md5(account || place)::uuid, occurred, occurred, 'usage.counted', 'bench', false, md5(account || place)::uuid, 0, '{"quantity": 3}'
         from account_number, generate_series(0, $1::int - 1) as place,
              lateral (select $2::timestamptz - place * (interval '360 days' / $1::int) as occurred) as when_
        where n >= $3 and n < $4`,
      [each, at, from, from + PART],
    );
  }
}
