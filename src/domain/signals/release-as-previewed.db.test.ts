import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, dateText, dayOf, HOUR, type Instant, type JsonObject } from '#base';
import { contentsOf } from '../../../test/engine.ts';
import { importPast, type Past, RELEASED_FILES } from '../../../test/imported-past.ts';
import fc from '../../../test/laws.ts';
import { type RunningProduct, runningProduct } from '../../../test/running-product.ts';
import type { PreviewedAccount, ReleasePreview } from './index.ts';

/** A Wednesday. */
const START: Instant = Date.UTC(2026, 0, 14, 9);
const AHEAD = 14;

let product: RunningProduct;
let tables: string;
let now = START;
beforeAll(async () => {
  product = await runningProduct(START);
  const { db } = product;
  for (const id of ['ana', 'ben'])
    await product.run('add-person', {
      id,
      name: `${id} Silva`,
      email: `${id}@green.example`,
      roles: ['csm'],
      booking_link: `https://cal.example/${id}`,
    });
  await product.run('publish-playbook', { files: RELEASED_FILES });
  const rows = await db.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition`,
  );
  tables = rows.map(({ name }) => name).join(' ');
});
afterAll(() => product.close());

const imported = (account: string, events: readonly Past[]) => importPast(product.db, now, account, events);

const preview = async (input: object): Promise<ReleasePreview> =>
  (await product.run('preview-release', input)) as unknown as ReleasePreview;
const released = async (input: object) =>
  (await product.run('release-signals', input)) as { released: object; next?: string; left: object };

let names = 0;
const fresh = (): string => `customer-${++names}`;

const told = (name: string, properties: fc.Arbitrary<JsonObject>, most: number) =>
  fc.array(
    fc.record({
      name: fc.constant(name),
      properties,
      ago: fc.integer({ min: 49, max: 100 * 24 }),
      contact: fc.constant('c'),
    }),
    { maxLength: most },
  );

/** A customer with a past; `live`: what is sent now, before anything is released. */
const customer = fc.record({
  traits: fc.record(
    {
      name: fc.constantFrom('Acme', 'Birch & Sons'),
      owner: fc.constantFrom('ana', 'ben', 'nobody'),
      created_on: fc.integer({ min: 30, max: 900 }).map((days) => dateText(dayOf(START, 'UTC') - days)),
      plan_limit: fc.constantFrom(50, 100, 200),
      health_score: fc.integer({ min: 30, max: 100 }),
      zone: fc.constantFrom('UTC', 'Asia/Seoul', 'America/New_York'),
      next_plan_price: fc.constant(9000),
    },
    { requiredKeys: ['created_on', 'plan_limit'] },
  ),
  contact: fc.option(
    fc.record(
      {
        email: fc.constant('c@customer.example'),
        firstName: fc.constantFrom('Mina', 'Jo'),
        is_primary: fc.constant(true),
      },
      { requiredKeys: ['is_primary'] },
    ),
    { nil: undefined },
  ),
  endsIn: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
  past: fc
    .tuple(
      told('service.used', fc.record({ quantity: fc.integer({ min: 1, max: 90 }) }), 3),
      told('nps.submitted', fc.record({ score: fc.integer({ min: 6, max: 10 }) }), 2),
      told('property.added', fc.constant({}), 1),
      told('feature.requested', fc.record({ feature: fc.constant('reports') }), 1),
      told(
        'service.frequency_increased',
        fc.record({ requested: fc.constant(8), current: fc.integer({ min: 4, max: 9 }) }),
        1,
      ),
    )
    .map((parts): Past[] => parts.flat()),
  live: fc.constantFrom('', '', 'upgrade.requested', 'property.added', 'account.identified'),
});
type Customer = (typeof customer extends fc.Arbitrary<infer T> ? T : never) & { readonly account: string };

async function comes({ account, traits, contact, endsIn, past }: Customer): Promise<void> {
  const contract = { contract: `${account} 1`, plan: 'Basic', starts_on: '2025-01-01', arr: 4800, currency: 'USD' };
  const who = { contact: `c ${account}`, traits: contact ?? {} };
  await imported(account, [
    { name: 'account.identified', properties: { traits }, ago: 3000 },
    ...(contact === undefined ? [] : [{ name: 'contact.identified', properties: who as JsonObject, ago: 3000 }]),
    ...(endsIn === undefined
      ? []
      : [
          {
            name: 'contract.recorded',
            properties: { ...contract, ends_on: dateText(dayOf(now, 'UTC') + endsIn) },
            ago: 3000,
          },
        ]),
    ...past.map((event) => ({ ...event, contact: `c ${account}` })).sort((a, b) => b.ago - a.ago),
  ]);
}

const OF = 'where account = any($1)';

/** What has become of the customers, in the words of a preview: at the release, and of their messages up to `until`. */
async function whatBecame(accounts: readonly string[], at: Instant, signals: ReadonlyMap<string, string>) {
  const { db } = product;
  const rows = await db.query<{ account: string; id: string; kind: string; status: string; strength: string | null }>(
    `select account, id, kind, status, strength from signal ${OF} order by id`,
    [accounts],
  );
  const entries = await db.query<{
    account: string;
    id: string;
    journey: string;
    status: string;
    outcome: string | null;
  }>(`select account, id, journey, status, outcome from enrollment ${OF} and entered_at = to_timestamp($2 / 1000.0)`, [
    accounts,
    at,
  ]);
  const people = await db.query<{ account: string; person: string; digest: string | null }>(
    `select account, person, digest from notification ${OF} and message = 'signal.alert' and created_at = to_timestamp($2 / 1000.0)`,
    [accounts, at],
  );
  const tasks = await db.query<{ account: string; count: number }>(
    `select account, count(*)::int as count from task ${OF} and created_at = to_timestamp($2 / 1000.0) group by account`,
    [accounts, at],
  );
  return { signals: rows.filter(({ id }) => signals.has(id)), entries, people, tasks };
}

const firstMessages = (enrollments: readonly string[], until: Instant) =>
  product.db.query<{
    enrollment: string;
    name: string;
    state: string;
    to_address: string | null;
    subject: string | null;
    at: number;
  }>(
    `select distinct on (enrollment) enrollment, name, state, to_address, subject, created_at as at from message
      where enrollment = any($1) and created_at <= to_timestamp($2 / 1000.0) order by enrollment, created_at, id`,
    [enrollments, until],
  );

const RANK = ['entered', 'held out', 'not ready'];

test('a release brings about what its preview has said, and the preview leaves nothing behind', {
  timeout: 400_000,
}, async () => {
  const counted = {
    entered: 0,
    'held out': 0,
    'not ready': 0,
    'not entered': 0,
    leaves: 0,
    refused: 0,
    later: 0,
    told: 0,
    blocked: 0,
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(customer, { minLength: 6, maxLength: 12 }),
      fc.integer({ min: 0, max: 6 * 24 }),
      async (drawn, hours) => {
        await released({ all: true });
        now += (30 * 24 + hours) * HOUR;
        await product.goTo(now);
        await released({ all: true });
        const customers = drawn.map((one): Customer => ({ ...one, account: fresh() }));
        const accounts = customers.map(({ account }) => account);
        for (const one of customers) await comes(one);
        await product.goTo(now);
        for (const { account, live } of customers)
          if (live !== '') await product.send(account, live, { traits: { health_score: 45 } });
        now += HOUR;
        await product.goTo(now);

        const before = await contentsOf(product.db, tables);
        const seen = await preview({ accounts, list: 1000, days: AHEAD });
        expect(await contentsOf(product.db, tables)).toEqual(before);

        await released({ accounts });
        const ids = new Map(seen.listed.flatMap(({ signals }) => signals.map(({ id, kind }) => [id, kind])));
        const became = await whatBecame(accounts, now, ids);
        await product.goTo(now + AHEAD * DAY);
        const mails = await firstMessages(
          became.entries.map(({ id }) => id),
          now + AHEAD * DAY,
        );

        for (const found of seen.listed) {
          const of = <Row extends { account: string }>(rows: readonly Row[]) =>
            rows.filter(({ account }) => account === found.account);
          expect(of(became.signals).map(({ kind, status, strength }) => ({ kind, status, strength }))).toEqual(
            found.signals.map(({ kind, becomes, strength = null }) => ({
              kind,
              status: becomes === 'ended' ? 'expired' : becomes,
              strength: becomes === 'ended' ? expect.anything() : strength,
            })),
          );
          expect(journeysOf(of(became.entries), mails), JSON.stringify(found)).toEqual(journeysIn(found));
          const told = of(became.people).map(
            ({ person, digest }) => `${person} ${digest === null ? 'at once' : 'next mail'}`,
          );
          expect(told.sort()).toEqual(found.told.map(({ person, when }) => `${person} ${when}`).sort());
          expect(of(became.tasks)[0]?.count ?? 0).toBe(found.tasks);
          counted.told += told.length;
          counted.blocked += found.signals.filter(({ becomes }) => becomes !== 'raised').length;
          for (const { outcome, first } of found.journeys) {
            counted[outcome] += 1;
            if (first?.state === 'leaves') counted.leaves += 1;
            if (first?.state === 'refused') counted.refused += 1;
            if (first !== undefined && first.at > now) counted.later += 1;
          }
        }
        const sum = (key: 'entered' | 'held_out' | 'not_ready') =>
          seen.journeys.reduce((all, one) => all + one[key], 0);
        const outcomes = seen.listed.flatMap(({ journeys }) => journeys.map(({ outcome }) => outcome));
        expect([sum('entered'), sum('held_out'), sum('not_ready')]).toEqual(
          RANK.map((which) => outcomes.filter((outcome) => outcome === which).length),
        );
        now += AHEAD * DAY;
      },
    ),
    { numRuns: 14, endOnFailure: true },
  );
  // A law over nothing would hold too.
  for (const [what, times] of Object.entries(counted)) expect(times, what).toBeGreaterThan(0);
});

type Entry = { id: string; journey: string; status: string; outcome: string | null };
type Mail = Awaited<ReturnType<typeof firstMessages>>[number];

function journeysOf(entries: readonly Entry[], mails: readonly Mail[]): Record<string, unknown> {
  const best = new Map<string, { outcome: string; first?: object }>();
  for (const { id, journey, status, outcome } of entries) {
    const became = status === 'held_out' ? 'held out' : outcome === 'not_ready' ? 'not ready' : 'entered';
    const mail = mails.find(({ enrollment }) => enrollment === id);
    const before = best.get(journey);
    if (before !== undefined && RANK.indexOf(before.outcome) <= RANK.indexOf(became)) continue;
    const first =
      mail === undefined
        ? {}
        : {
            first: {
              at: mail.at,
              message: mail.name,
              state: mail.state === 'queued' ? 'leaves' : mail.state,
              ...(mail.to_address === null || mail.state !== 'queued' ? {} : { to: mail.to_address }),
              ...(mail.subject === null || mail.state !== 'queued' ? {} : { subject: mail.subject }),
            },
          };
    best.set(journey, { outcome: became, ...first });
  }
  return Object.fromEntries(best);
}

function journeysIn({ journeys }: PreviewedAccount): Record<string, unknown> {
  return Object.fromEntries(
    journeys
      .filter(({ outcome }) => outcome !== 'not entered')
      .map(({ journey, outcome, first }) => {
        const { contact: _, why: __, ...said } = first ?? { contact: '' };
        return [journey, { outcome, ...(first === undefined ? {} : { first: said }) }];
      }),
  );
}
