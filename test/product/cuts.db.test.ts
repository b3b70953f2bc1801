import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, type JsonObject } from '#base';
import { type EffectHandler, eventKey, insertIntoInbox, type Runtime, shardOf, tick } from '#engine';
import { ACCOUNTS, diligent, END, happenings, type Sent, START } from '../eventful-accounts.ts';
import fc from '../laws.ts';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../running-product.ts';

const CRASH = 'the machine lost its power';

let product: RunningProduct;
let steady: Runtime;
const tables: string[] = [];
beforeAll(async () => {
  product = await runningProduct(START - DAY);
  const { db } = product;
  await product.run('set-setting', { key: 'workspace.zone', value: 'America/New_York' });
  await product.run('set-setting', { key: 'company.name', value: 'Green' });
  await product.run('set-setting', { key: 'company.booking_link', value: 'https://green.example/book' });
  await product.run('add-person', { id: 'zoe', name: 'Zoe Park', email: 'zoe@vendor.example', roles: ['csm'] });
  await product.run('add-person', { id: 'root', name: 'Root', email: 'root@vendor.example', roles: ['admin'] });
  await product.run('publish-playbook', { files: SERVICE_UPGRADE });
  const runtime = await product.runtime(db);
  const effects = runtime.registry.effects.map((handler) =>
    handler.kind === 'task' || handler.kind === 'email' ? diligent(handler) : handler,
  );
  steady = { ...runtime, registry: { ...runtime.registry, effects } };
  const named = await db.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
        and a.attname = 'account' and c.relname <> 'inbox' and c.relname <> 'held_account'`,
  );
  tables.push('account', 'journey_sum', ...named.map(({ name }) => name));
});
afterAll(() => product.close());

async function send(all: readonly Sent[], from: number): Promise<void> {
  for (const [index, { account, name, properties, contact: who, at, lateHours }] of all.entries()) {
    const event = {
      ...{ account, name, properties, key: eventKey('test', String(from + index)), source: 'test' },
      occurredAt: at - lateHours * HOUR,
      ...(who === undefined ? {} : { contact: who }),
    };
    await insertIntoInbox(product.db, [{ event, lane: 1, receivedAt: at }]);
  }
}

async function tickAll(
  runtime: Runtime,
  now: Instant,
  limit: number,
  rounds = Number.POSITIVE_INFINITY,
): Promise<void> {
  const ports = { db: product.db, runtime: async () => runtime, floors: new Map(), months: new Set<number>() };
  for (let round = 0; round < rounds; round++) {
    let busy = false;
    for (const shard of new Set(ACCOUNTS.map(shardOf))) {
      try {
        if (((await tick(ports, shard, now, limit))?.accounts ?? 0) > 0) busy = true;
      } catch (error) {
        if (!(error instanceof Error && error.message === CRASH)) throw error;
        busy = true;
      }
    }
    if (!busy) return;
  }
}

async function dump(): Promise<Record<string, readonly string[]>> {
  const contents: Record<string, readonly string[]> = {};
  for (const table of tables) {
    const rows = await product.db.query<{ row: JsonObject }>(
      // The revision numbers the ticks: it says how they were cut, to lists that read what is new.
      `select to_jsonb(t) - 'revision' as row from ${table} t where to_jsonb(t) ->> 'count' is distinct from '0'`,
    );
    contents[table] = rows.map(({ row }) => JSON.stringify(row)).sort();
  }
  return contents;
}

async function clear(): Promise<void> {
  await product.db.query(`truncate ${tables.join(', ')}, inbox`);
  await product.db.query("update shard set last_at = '-infinity'");
}

test('ticks of the whole product may be cut and torn down anywhere: every table is the same', {
  timeout: 240_000,
}, async () => {
  const told = new Map<string, number>();
  const cut = fc.record({
    upTo: fc.double({ min: 0, max: 1, noNaN: true }),
    limit: fc.integer({ min: 1, max: 6 }),
    rounds: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(
      happenings,
      fc.array(cut, { maxLength: 6 }),
      fc.infiniteStream(fc.nat(29)),
      async (all, cuts, luck) => {
        await clear();
        await send(all, 0);
        await tickAll(steady, END, 2000);
        const whole = await dump();
        for (const { name } of await product.db.query<{ name: string }>('select name from event'))
          told.set(name, (told.get(name) ?? 0) + 1);

        await clear();
        const effects = steady.registry.effects.map(
          (handler): EffectHandler => ({
            kind: handler.kind,
            async runMany(tx, shard, rows) {
              if (luck.next().value === 0) throw new Error(CRASH);
              return handler.runMany(tx, shard, rows);
            },
          }),
        );
        const torn = { ...steady, registry: { ...steady.registry, effects } };
        let from = 0;
        for (const { upTo, limit, rounds } of [...cuts].sort((a, b) => a.upTo - b.upTo)) {
          const to = Math.max(from, Math.floor(all.length * upTo));
          await send(all.slice(from, to), from);
          from = to;
          const now = all[to - 1]?.at;
          if (now !== undefined) await tickAll(torn, now, limit, rounds);
        }
        await send(all.slice(from), from);
        await tickAll(torn, END, 3);
        expect(await dump()).toEqual(whole);
        expect(await product.db.query('select 1 from inbox')).toEqual([]);
      },
    ),
    // Shrinking an endless stream of luck takes for ever and tells little.
    { numRuns: 10, endOnFailure: true },
  );
  // A law over nothing would hold too.
  for (const name of ['message.written', 'email.refused', 'task.completed', 'proposal.sent', 'opportunity.updated'])
    expect(told.get(name) ?? 0, name).toBeGreaterThan(0);
});
