import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from '../laws.ts';
import { type ProductDoor, productDoor } from './product-door.ts';

let door: ProductDoor;
beforeAll(async () => {
  door = await productDoor();
});
afterAll(() => door.close());

const odd = fc.constantFrom<unknown>(
  null,
  '',
  ' ',
  '\0',
  '\ud800',
  '__proto__',
  'constructor',
  '🚀',
  'x'.repeat(300),
  0,
  -0,
  1.5,
  2 ** 60,
  1e308,
  true,
  [],
  {},
  [[]],
  '0001-01-01T00:00:00Z',
  '2024-13-45',
);
/** Any value, but often what stands there in calls. */
const mostly = (...values: unknown[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...values) }, { weight: 2, arbitrary: odd }, fc.jsonValue());
const traits = fc.oneof(
  fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'name', 'email', 'zone', 'owner')), odd),
  fc.jsonValue(),
);
const aCall = fc.record(
  {
    type: mostly('track', 'track', 'identify', 'group', 'page', 'screen', 'alias'),
    event: mostly('service.used', 'nps.submitted', 'score.changed', 'Signed Up'),
    userId: mostly('jen', 'bob', 7),
    anonymousId: mostly('visitor', undefined),
    groupId: mostly('acme', 'globex'),
    previousId: mostly('visitor', 'jen'),
    context: fc.oneof(
      fc.constantFrom({ groupId: 'acme' }, { groupId: 'globex' }, {}, { traits: { email: 'J@x.co' } }),
      odd,
    ),
    properties: traits,
    traits,
    timestamp: mostly('2026-03-02T08:59:00Z', '2026-02-01T00:00:00Z', undefined),
    sentAt: mostly('2026-03-02T09:00:00Z', undefined),
  },
  { requiredKeys: [] },
);
const aBatch = fc.array(fc.oneof({ weight: 8, arbitrary: aCall }, fc.jsonValue()), { maxLength: 12 });
const broken = fc.tuple(aBatch, fc.nat(), fc.string({ maxLength: 3, unit: 'binary' })).map(([batch, at, text]) => {
  const body = JSON.stringify({ batch });
  return body.slice(0, at % body.length) + text + body.slice(at % body.length);
});

/** How many events there are anywhere, and how many calls were refused. */
async function kept(): Promise<{ events: number; refused: number; keys: number; held: number }> {
  const [row] = await door.db.query<{ events: number; refused: number; keys: number; held: number }>(
    `with found as (
       select key from event where source = 'segment'
       union all select (event->>'key')::uuid from inbox
       union all select (event->>'key')::uuid from quarantine where event->>'source' = 'segment'
       union all select (event->>'key')::uuid from unassigned)
     select (select count(*) from found) as events, (select count(distinct key) from found) as keys,
            (select count(*) from refused_call) as refused, (select count(*) from held_account) as held`,
  );
  if (row === undefined) throw new Error('counts answer with a row');
  return row;
}

test('whatever is sent is answered in words, and what was taken is somewhere exactly once', {
  timeout: 120_000,
}, async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(aBatch, async (calls) => {
      run++;
      // Events of an id of their own: what is sent twice on purpose is another test's.
      const batch = calls.map((call, n) =>
        call !== null && typeof call === 'object' && !Array.isArray(call)
          ? { ...call, messageId: `${run} ${n}` }
          : call,
      );
      const before = await kept();
      const { status, answer } = await door.post('/v1/batch', { batch }, door.write);
      expect([status, answer.success]).toEqual([200, true]);
      const refused: { index: number; message: string }[] = answer.refused ?? [];
      for (const { message } of refused) expect(message).toMatch(/\.$/);
      const mid = await kept();
      expect(mid.refused - before.refused).toBe(refused.length);
      await door.drain();
      const after = await kept();
      expect(after.held).toBe(0);
      // Nothing disappears in the engine, and no key is there twice.
      expect(after.events).toBe(after.keys);
      const taken = batch.filter((_, index) => !refused.some((one) => one.index === index));
      // An alias is no event; a group or identify call may be one more for each account.
      const events = taken.filter((call) => (call as { type?: unknown }).type !== 'alias').length;
      expect(after.events - before.events).toBeGreaterThanOrEqual(events);
    }),
    { numRuns: 150, interruptAfterTimeLimit: 60_000 },
  );
});

test('a body that is broken somewhere is told so, and never our fault', { timeout: 120_000 }, async () => {
  const paths = ['/v1/batch', '/v1/track', '/v1/identify', '/api/record-event', '/api/set-account', '/api/list-events'];
  const headers = { authorization: `Bearer ${door.keys.admin}` };
  const bodies = fc.oneof(
    broken,
    fc.json(),
    fc.uint8Array({ maxLength: 60 }),
    fc
      .record({ account: mostly('acme'), name: mostly('x'), attributes: traits, properties: traits })
      .map((body) => JSON.stringify(body)),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), bodies, async (path, body) => {
      const { status, answer } = await door.post(path, body, headers);
      expect([200, 400, 404, 413]).toContain(status);
      if (status !== 200) expect(answer.detail).toMatch(/\.$/);
    }),
    { numRuns: 300, interruptAfterTimeLimit: 60_000 },
  );
  await door.drain();
  expect((await kept()).held).toBe(0);
});
