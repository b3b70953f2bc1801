import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerReplay, REPLAY_PART, replayElsewhere } from '../../src/back-test-process.ts';
import { DAY, dayOf } from '../../src/base/index.ts';
import { ensureEventMonths } from '../../src/platform/db/index.ts';
import { composeProduct } from '../../src/product.ts';
import { type BenchEvent, type BenchProduct, openProduct } from './open-product.ts';
import { shardSql } from './shard-sql.ts';

// Accounts with thirteen months of usage in the log, replayed under the shipped playbook and under a draft of it by
// processes of their own, as the server does it; then once more beside a worker that is kept busy by live events.

interface Input {
  readonly url: string;
  readonly accounts: number;
  readonly eventsEach: number;
  /** Events of the live work beside it, a round. */
  readonly live: number;
}

const MONTHS_OF_LOG = 13;

async function measureAll(): Promise<void> {
  const { url, accounts, eventsEach, live } = JSON.parse(process.argv[2] ?? '{}') as Input;
  const product = await openProduct(url, '../../playbooks/service-upgrade');
  const now = product.clock.now();
  const seeding = performance.now();
  await seed(product, accounts, eventsEach, now);
  const seeded = performance.now() - seeding;
  const asked = {
    run: 'bench',
    files: draft(),
    from: now - 365 * DAY,
    to: now,
    accounts: null,
    outcomeDays: 90,
  };
  const replay = replayElsewhere({ url, isEmbedded: true });
  const stop = new AbortController().signal;

  const began = performance.now();
  const { summary } = await replay(asked, () => undefined, stop);
  const ms = performance.now() - began;
  if (summary.failed > 0) throw new Error(`${summary.failed} accounts failed: ${summary.firstFailure}`);
  if (summary.accounts !== accounts) throw new Error(`${summary.accounts} accounts were replayed, not ${accounts}`);
  const tally = summary.signals['service_upgrade.high_usage'];
  if (tally === undefined || tally.comes === 0) throw new Error('the draft brought no signal, so nothing was compared');

  await liveWork(product, 'warm', live);
  const alone = await rounds(product, 'alone', live, () => false);
  let done = false;
  const beside = performance.now();
  const again = replay(asked, () => undefined, stop).then((result) => {
    done = true;
    return result;
  });
  const together = await rounds(product, 'beside', live, () => !done);
  await again;
  const besideMs = performance.now() - beside;
  await product.db.close();
  process.stdout.write(
    `${JSON.stringify({
      accounts,
      events: summary.events,
      ms,
      besideMs,
      seeded,
      alone,
      together,
      comes: tally.comes,
      liveSignals: tally.live,
    })}\n`,
  );
}

/** Live events a second through the whole tick: for three rounds, and for as long as `goesOn` says so. */
async function rounds(product: BenchProduct, prefix: string, live: number, goesOn: () => boolean): Promise<number> {
  let events = 0;
  let ms = 0;
  for (let round = 0; round < 3 || goesOn(); round++) {
    ms += await liveWork(product, `${prefix}-${round}`, live);
    events += live;
  }
  return (events / ms) * 1000;
}

async function liveWork(product: BenchProduct, prefix: string, live: number): Promise<number> {
  const usage = Array.from({ length: live }, (_, at): BenchEvent => {
    const properties = { quantity: 1 + (at % 3), service: `service-${at % 5}` };
    return { account: `live-${at % Math.ceil(live / 20)}`, id: `${prefix}-${at}`, name: 'service.used', properties };
  });
  await product.fill(usage);
  const began = performance.now();
  await product.drain();
  return performance.now() - began;
}

/** Usage in waves around the threshold, an NPS answer every fiftieth event, three people; a plan and a contract. */
async function seed({ db }: BenchProduct, accounts: number, eventsEach: number, now: number): Promise<void> {
  const from = now - (MONTHS_OF_LOG * 365 * DAY) / 12;
  const days = new Set<number>();
  for (let at = from; at <= now + DAY; at += DAY) days.add(dayOf(at, 'UTC'));
  await ensureEventMonths(db, days);
  await db.query(
    `create unlogged table seeded as
     select n, 'account-' || n as account, ${shardSql(`'account-' || n`)} as shard from generate_series(0, ${accounts - 1}) as n`,
  );
  const columns =
    'shard, account, key, occurred_at, received_at, name, source, contact, history, root, depth, properties';
  await db.query(
    `insert into event (${columns})
     select shard, account, md5(account || ' known')::uuid, $1, $1, 'account.identified', 'bench', null, false,
            md5(account || ' known')::uuid, 0,
            jsonb_build_object('traits', jsonb_build_object('plan_limit', 40 + n % 60, 'created_on', '2020-01-01'))
       from seeded`,
    [new Date(from).toISOString()],
  );
  const step = (now - from) / eventsEach;
  for (let part = 0; part < 20; part++) {
    await db.query(
      `insert into event (${columns})
       select shard, account, key, at, at, case when i % 50 = 49 then 'nps.submitted' else 'service.used' end, 'bench',
              account || '-' || i % 3, false, key, 0,
              case when i % 50 = 49 then jsonb_build_object('score', (n + i) % 11)
                   else jsonb_build_object('quantity', case when (i * 12 / ${eventsEach} + n) % 3 = 0 then 2 else 1 end, 'service', 'service-' || i % 5) end
         from (select shard, account, n, i, md5(account || ' ' || i)::uuid as key,
                      $1::timestamptz + make_interval(secs => ($2::double precision * (i + 1) + n % 1000) / 1000) as at
                 from seeded, generate_series(0, ${eventsEach - 1}) as i
                where n % 20 = ${part}) as made
        order by shard, account, at`,
      [new Date(from).toISOString(), step - 0.001],
    );
  }
  await db.query(
    `insert into account_state (shard, account, last_at, scores) select shard, account, $1, '{}' from seeded`,
    [new Date(now).toISOString()],
  );
  await db.query(
    `insert into account (shard, id, created_on, attributes)
     select shard, account, '2020-01-01', jsonb_build_object('plan_limit', 40 + n % 60) from seeded`,
  );
  await db.query('vacuum (analyze) event');
  await db.query('vacuum (analyze) account_state, account');
  await db.query('checkpoint');
}

/** The shipped playbook with a lower threshold. */
function draft(): Record<string, string> {
  const folder = 'playbooks/service-upgrade';
  const names = readdirSync(folder, { recursive: true }).map(String);
  const files = Object.fromEntries(
    names.filter((name) => /\.(yaml|md)$/.test(name)).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
  const signals = files['signals.yaml'] ?? '';
  const changed = signals.replace('account.plan_limit >= 0.8', 'account.plan_limit >= 0.7');
  if (changed === signals) throw new Error('the threshold is not where it was');
  return { ...files, 'signals.yaml': changed };
}

if (process.argv[2] === REPLAY_PART) await answerReplay(composeProduct());
else await measureAll();
