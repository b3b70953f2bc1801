import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOf } from '#base';

import type { ValueType } from '#pure/expression';
import { START } from '../door.ts';
import { testFeatures } from '../features.ts';
import fc from '../laws.ts';
import { type ProductDoor, productDoor } from './product-door.ts';
import { TRIAL } from './trial-playbook.ts';

let door: ProductDoor;
beforeAll(async () => {
  door = await productDoor();
  await door.ask('publish-playbook', { files: TRIAL });
  await door.drain();
});
afterAll(() => door.close());

/** Longer than a key of an index can be, and such that it does not become shorter by being packed. */
const LONG = Array.from({ length: 90 }, (_, n) => Buffer.from(digestOf(`${n}`), 'hex').toString('base64')).join('');
const TEXTS = [
  LONG,
  '',
  ' ',
  'x',
  '\u202e',
  '__proto__',
  'acme',
  'jen',
  '00000000-0000-4000-8000-000000000000',
  'EUR',
  'won',
];
const TIMES = ['2026-03-02T10:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '+275760-09-13T00:00:00Z'];
const DATES = ['2026-03-02', '0000-01-01', '0001-01-01', '9999-12-31'];
const NUMBERS = [0, -1, 0.1, 3, 1e15, 1e21, -1e300, 1e308, 5e-324];
const OF_TYPE: Readonly<Record<ValueType, readonly unknown[]>> = {
  text: TEXTS,
  number: NUMBERS,
  bool: [true, false],
  instant: TIMES,
  date: DATES,
  'list(text)': [[], [LONG], ['x', 'x', '']],
  'list(number)': [[], NUMBERS],
};
const anything = fc.constantFrom<unknown>(...TEXTS, ...TIMES, ...DATES, ...NUMBERS, null, {}, [], [[{}]]);

test('no event that the product knows holds an account, however its properties are filled', {
  timeout: 180_000,
}, async () => {
  const events = Object.entries(
    Object.assign({}, ...testFeatures({ runtime: door.product.runtime }).map((one) => one.events)),
  );
  const batches = events.map(([name, schema]) => {
    const { properties } = schema as { properties: Record<string, { type: ValueType; oneOf?: readonly string[] }> };
    const fields = Object.entries(properties).map(([field, { type, oneOf }]) => {
      const fitting = fc.constantFrom<unknown>(...(oneOf ?? OF_TYPE[type]));
      return [field, fc.oneof({ weight: 8, arbitrary: fitting }, anything)] as const;
    });
    const filled = fc.record(
      Object.fromEntries([
        ...fields,
        ['traits', fc.dictionary(fc.constantFrom('name', 'email', 'zone', LONG), anything)],
      ]),
    );
    // Of each event many, by a seed of its own.
    return fc
      .sample(filled, { numRuns: Number(process.env.RUNS ?? 25), seed: 7 })
      .map((properties) => ({ name, properties }));
  });
  const calls = batches.flat().map(({ name, properties }, n) => ({
    type: 'track',
    event: name,
    userId: 'jen',
    messageId: `event ${n}`,
    // An account for each, so that the one that fails is known.
    context: { groupId: `${name} ${n}` },
    properties,
  }));
  for (let from = 0; from < calls.length; from += 20) {
    const { status, answer } = await door.post('/v1/batch', { batch: calls.slice(from, from + 20) });
    expect([status, answer.success]).toEqual([200, true]);
  }
  door.clock.set(START + 1000);
  await door.drain();
  const held = await door.db.query<{ account: string; reason: string }>('select account, reason from held_account');
  expect(held.map(({ account, reason }) => `${account}: ${reason}`)).toEqual([]);
  expect(await door.inbox()).toEqual([]);
});
