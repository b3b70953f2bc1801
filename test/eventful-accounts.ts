import { DAY, HOUR, type Instant, isoInstant, type JsonObject, MINUTE } from '#base';
import type { EffectHandler, EffectOutcome, EffectRow } from '#engine';
import { type Tx, timestamp } from '#platform/db';
import fc from './laws.ts';

export const START: Instant = Date.UTC(2026, 2, 20, 8);
export const END = START + 150 * DAY;
export const ACCOUNTS = ['acme', 'birch', 'cedar'];

/** An event on its way in. */
export interface Sent {
  readonly account: string;
  readonly name: string;
  readonly properties: JsonObject;
  readonly contact?: string;
  readonly at: Instant;
  readonly lateHours: number;
}

/** What is known of each account before anything happens, in the order in which it comes. */
const KNOWN: readonly Omit<Sent, 'account' | 'at' | 'lateHours'>[] = [
  {
    name: 'account.identified',
    properties: {
      traits: {
        name: 'Acme',
        csm: 'zoe',
        plan_limit: 100,
        created_on: '2024-01-15',
        zone: 'Asia/Seoul',
        health_score: 85,
      },
    },
  },
  {
    name: 'contract.recorded',
    properties: {
      contract: 'c1',
      plan: 'Basic',
      starts_on: '2024-01-15',
      ends_on: '2027-01-14',
      arr: 1200.5,
      currency: 'EUR',
    },
  },
  {
    name: 'contact.identified',
    properties: { traits: { name: 'Ann Lee', email: 'ann@x.example' } },
    contact: 'ann',
  },
];

const contact = fc.constantFrom('ann', 'bob');
const about = (name: string, properties: fc.Arbitrary<JsonObject> = fc.constant({})) =>
  fc.record({ name: fc.constant(name), properties, contact });
const what = fc.oneof(
  { weight: 3, arbitrary: about('service.used', fc.record({ quantity: fc.integer({ min: 5, max: 60 }) })) },
  { weight: 2, arbitrary: about('nps.submitted', fc.record({ score: fc.integer({ min: 0, max: 10 }) })) },
  { weight: 2, arbitrary: about('property.added', fc.constant({ address: '1 High St' })) },
  { weight: 3, arbitrary: about('upgrade.requested') },
  {
    weight: 3,
    arbitrary: about(
      'contact.identified',
      fc.record({
        traits: fc.record(
          {
            name: fc.constant('Ann Lee'),
            email: fc.constantFrom('ann@x.example', 'ann.lee@x.example'),
            is_primary: fc.boolean(),
            zone: fc.constantFrom('Europe/Berlin', 'Asia/Tokyo'),
          },
          { requiredKeys: ['name', 'email'] },
        ),
      }),
    ),
  },
  { weight: 8, arbitrary: about('email.replied', fc.record({ text: fc.constant('Yes') })) },
  { weight: 1, arbitrary: about('email.unsubscribed') },
  { weight: 1, arbitrary: about('contact.resubscribed') },
  { weight: 1, arbitrary: about('email.bounced', fc.constant({ id: 'm', message: 'outreach', to: 'ann@x.example' })) },
  {
    weight: 1,
    arbitrary: about(
      'account.identified',
      fc.record({ traits: fc.record({ health_score: fc.constantFrom(20, 60, 90, 95) }) }),
    ),
  },
  {
    weight: 8,
    arbitrary: about(
      'decision.recorded',
      fc.oneof(
        fc.record({ decision: fc.constant('upgrade'), option: fc.constantFrom('a', 'b') }),
        fc.record({ decision: fc.constant('defer'), follow_up_on: fc.constantFrom('2026-05-02', '2026-06-15') }),
        fc.constant({ decision: 'decline', reason: 'too dear' }),
      ),
    ),
  },
  { weight: 4, arbitrary: about('service.completed', fc.record({ value: fc.constant(12.5) })) },
  { weight: 1, arbitrary: about('service.feedback', fc.record({ met: fc.boolean() })) },
);
/** What happens to the accounts: their customers write, decide and complain, in time and late. */
export const happenings = fc
  .array(
    fc.record({
      account: fc.constantFrom(...ACCOUNTS),
      what,
      minutes: fc.integer({ min: 30, max: 110 * 24 * 60 }),
      lateHours: fc.constantFrom(0, 0, 0, 0, 5, 30, 24 * 9),
    }),
    { minLength: 30, maxLength: 90 },
  )
  .map((all): Sent[] => {
    // Of the last account nobody is known at first.
    const known = ACCOUNTS.flatMap((account, index) =>
      KNOWN.slice(0, index === 2 ? 2 : 3).map((one) => ({ ...one, account, at: START, lateHours: 0 })),
    );
    const happened = all.map(({ account, what: one, minutes, lateHours }) => ({
      ...one,
      account,
      at: START + minutes * MINUTE,
      lateHours,
    }));
    return [...known, ...happened.sort((a, b) => a.at - b.at)];
  });

/** What people write into each form. */
const ANSWERS: Readonly<Record<string, (n: number) => JsonObject>> = {
  call_note: (n) => ({ status: n % 4 === 0 ? 'needs_more_info' : 'interested', probability: 60, estimated_value: 800 }),
  proposal: () => ({
    ...{ key_need: 'Room', summary: 'Grow', option_a_name: 'Plus', option_a_price: 150.25, option_a_limit: 200 },
    ...{ option_a_value: 'Peace', with_b: true, option_b_name: 'Max', option_b_price: 301, option_b_value: 'More' },
    ...{ recommended: 'a', reason: 'It fits' },
  }),
  check_in: (n) => ({ satisfied: n % 3 !== 0 }),
};

/**
 * Customers and colleagues who never sleep: most messages are answered at once and most tasks done; which, and how, is a
 * matter of their ids.
 */
export function diligent(handler: EffectHandler): EffectHandler {
  return {
    kind: handler.kind,
    async runMany(tx, shard, rows) {
      const outcomes = await handler.runMany(tx, shard, rows);
      const done: EffectOutcome[] = [];
      for (const [index, outcome] of outcomes.entries()) {
        const row = rows[index];
        done.push(
          row === undefined || !outcome.done
            ? outcome
            : { ...outcome, events: [...outcome.events, ...(await deed(tx, shard, row))] },
        );
      }
      return done;
    },
  };
}

async function deed(tx: Tx, shard: number, { id, account, enrollment, payload, at }: EffectRow) {
  const luck = Number.parseInt(id.slice(0, 2), 16);
  const { task, concerns, document, message } = payload;
  if (message !== undefined) return luck % 3 === 0 ? [] : [{ name: 'email.replied', properties: {}, contact: 'ann' }];
  const form = (payload.form as JsonObject | undefined)?.id;
  const own = enrollment === undefined ? {} : { enrollment };
  if (task === 'review_document') {
    await tx.query(
      `update document set state = 'approved', approved_at = $4 where shard = $1 and account = $2 and id = $3`,
      [shard, account, String(concerns), timestamp(at)],
    );
    return [
      {
        name: `${String(document)}.approved`,
        properties: { document: document ?? null, id: concerns ?? null, ...own },
      },
      { name: 'task.completed', properties: { task: id, kind: task, ...own } },
    ];
  }
  if (form === undefined && luck % 3 === 0) return [];
  const answers = typeof form === 'string' ? (ANSWERS[form]?.(luck) ?? {}) : {};
  const properties: JsonObject = {
    task: id,
    kind: task ?? '',
    answers,
    by: 'zoe',
    ...own,
    ...(typeof form === 'string' ? { form } : {}),
  };
  const booked = { meeting: id, starts: isoInstant(at + DAY), ends: isoInstant(at + DAY + HOUR) };
  return [
    { name: 'task.completed', properties },
    ...(task === 'agree_a_time' ? [{ name: 'meeting.booked', properties: booked }] : []),
  ];
}
