import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, type Instant } from '#base';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { anEvent, changed, plainRegistry, publish, publishedRuntime, send, together } from '../../test/engine.ts';
import type { EffectHandler } from './registry.ts';
import { shardOf } from './shards.ts';
import { tick } from './tick.ts';

const NOW: Instant = Date.UTC(2026, 2, 2, 9);
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('effects of one journey are done in the order of its steps, those of many accounts together', async () => {
  const steps =
    '      - { task: first, title: First, assign: csm, wait: false }\n      - email: hello\n      - { task: last, title: Last, assign: csm, wait: false }\n';
  await publish(database.db, changed('journeys/grow.yaml', '      - email: hello\n', steps), NOW - DAY);
  const done: string[] = [];
  const noting = (handler: EffectHandler): EffectHandler => ({
    kind: handler.kind,
    runMany(tx, shard, rows) {
      done.push(`${rows.map(({ step }) => step).join(' ')}`);
      return handler.runMany(tx, shard, rows);
    },
  });
  const registry = { ...plainRegistry, effects: plainRegistry.effects.map(noting) };
  await send(
    database.db,
    NOW,
    together(2).map((account) => anEvent(account, 'upgrade.requested')),
  );
  const ports = { db: database.db, runtime: publishedRuntime(registry), floors: new Map(), months: new Set<number>() };
  await tick(ports, shardOf('acme'), NOW, 1000);
  expect(done).toEqual(['first first', 'hello hello', 'last last']);
});
