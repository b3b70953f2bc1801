import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, dateText, dayOf, HOUR, type Instant, type JsonObject } from '#base';
import { eventKey, insertIntoInbox } from '#engine';
import fc from '../laws.ts';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../running-product.ts';

/** A Wednesday. */
const START: Instant = Date.UTC(2026, 0, 14, 9);

let product: RunningProduct;
beforeAll(async () => {
  product = await runningProduct(START);
  await product.run('publish-playbook', { files: SERVICE_UPGRADE });
});
afterAll(() => product.close());

const traits = fc.record(
  {
    name: fc.constantFrom('Acme', 'Acme Ltd'),
    owner: fc.constantFrom('ana', 'ben'),
    plan_limit: fc.constantFrom(50, 100),
    health_score: fc.integer({ min: 30, max: 100 }),
    created_on: fc.constantFrom('2024-05-01', '2025-11-01'),
    zone: fc.constantFrom('UTC', 'Asia/Seoul'),
  },
  { requiredKeys: [] },
);
const person = fc.record(
  { email: fc.constantFrom('a@x.example', 'b@x.example'), firstName: fc.constantFrom('Mina', 'Jo') },
  { requiredKeys: [] },
);
const contract = fc.record({
  contract: fc.constantFrom('one', 'two'),
  plan: fc.constantFrom('Basic', 'Plus'),
  starts_on: fc.constantFrom('2025-01-01', '2025-06-01'),
  ends_on: fc.integer({ min: 1, max: 300 }).map((days) => dateText(dayOf(START, 'UTC') + days)),
  arr: fc.constantFrom(1200, 2400, 4800),
  currency: fc.constant('USD'),
});
const of = (name: string, properties: fc.Arbitrary<object>, contact?: string) =>
  fc.record({ name: fc.constant(name), properties, contact: fc.constant(contact) });

const happened = fc.record({
  what: fc.oneof(
    of(
      'account.identified',
      traits.map((said) => ({ traits: said })),
    ),
    of(
      'contact.identified',
      person.map((said) => ({ contact: 'c', traits: said })),
    ),
    of('contract.recorded', contract),
    of('service.used', fc.record({ quantity: fc.integer({ min: 1, max: 60 }) }), 'c'),
    of('nps.submitted', fc.record({ score: fc.integer({ min: 0, max: 10 }) }), 'c'),
    of('property.added', fc.constant({})),
  ),
  hoursAgo: fc.integer({ min: 72, max: 120 * 24 }),
  place: fc.nat(),
});
type Happened = typeof happened extends fc.Arbitrary<infer T> ? T : never;

let sent = 0;
const send = (account: string, { what, hoursAgo }: Happened, now: Instant, history: boolean) => {
  const occurredAt = now - hoursAgo * HOUR;
  const { name, contact } = what;
  // What an arbitrary of plain records gives.
  const properties = { ...(what.properties as JsonObject) };
  const named = 'contact' in properties ? { ...properties, contact: `c ${account}` } : properties;
  const event = {
    ...{ account, name, properties: named, occurredAt, source: 'test', key: eventKey('test', `${++sent}`) },
    ...(contact === undefined ? {} : { contact: `${contact} ${account}` }),
    ...(history ? { history } : {}),
  };
  return insertIntoInbox(product.db, [{ event, lane: history ? 2 : 1, receivedAt: history ? now : occurredAt }]);
};

/** Which contacts were active reads every event, also what the product wrote to them of a live one. */
const NAMED = "metric not in (select id from metric where definition = 'contacts.active')";

/** What is kept of an account, without its name and without when and by what it came in. */
async function kept(account: string): Promise<Record<string, unknown>> {
  const { db } = product;
  const own = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll(account, 'it'));
  const explained = (await product.run('explain-account', { account })) as {
    scores: { name: string; value: number | null; band: string | null; contributions: object[]; missing: string[] }[];
  };
  return {
    account: own(await product.run('get-account', { account })),
    contracts: own(await product.run('list-contracts', { account })),
    movements: own(await product.run('list-contract-movements', { account })),
    scores: own(explained.scores.map(({ name, value, band, missing }) => ({ name, value, band, missing }))),
    series: own(
      await db.query(
        `select metric, member, month, days, counts from series where account = $1 and ${NAMED} order by metric, member, month`,
        [account],
      ),
    ),
    latest: own(
      await db.query(
        `select metric, member, first_at, last_at, value from latest where account = $1 and ${NAMED} order by metric, member`,
        [account],
      ),
    ),
  };
}

test('what a file brings in, in whatever order, leaves what it would have left live', {
  timeout: 240_000,
}, async () => {
  const now = START + 130 * DAY;
  const first = {
    what: { name: 'account.identified', properties: { traits: { name: 'Acme' } } },
    hoursAgo: 2900,
    place: 0,
  };
  let pair = 0;
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(happened, { minLength: 3, maxLength: 14, selector: ({ hoursAgo }) => hoursAgo }),
      async (drawn) => {
        const all: Happened[] = [{ ...first, what: { ...first.what, contact: undefined } }, ...drawn];
        pair += 1;
        const [lived, imported] = [`lived-${pair}`, `given-${pair}`];
        for (const one of all.toSorted((a, b) => b.hoursAgo - a.hoursAgo)) await send(lived, one, now, false);
        for (const one of all.toSorted((a, b) => a.place - b.place)) await send(imported, one, now, true);
        await product.goTo(now);
        const left = await kept(lived);
        expect(await kept(imported)).toEqual(left);
        seen += JSON.stringify([left.contracts, left.latest]).length;
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
  // A law over nothing would hold too.
  expect(seen).toBeGreaterThan(5000);
});
