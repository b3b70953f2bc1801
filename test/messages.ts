import { randomUUID } from 'node:crypto';
import { type Instant, idOf, isoInstant, type JsonObject, virtualClock } from '#base';
import { messages } from '#domain/messages';
import { addToOutbox, appendOperationEvents, type EffectOutcome, type EffectRow, shardOf } from '#engine';
import type { Db } from '#platform/db';
import { createRunner, type Operation, type Runner } from '#platform/operations';
import { testDatabase } from './database.ts';

export const MONDAY_NINE = Date.UTC(2026, 2, 2, 9);

/** An upsell message to the primary contact, as a playbook has it. */
const outreach = {
  id: 'outreach',
  purpose: 'upsell',
  from: 'csm',
  to: 'primary contact',
  attach: [],
  answers: {},
  inDoubt: 'ask',
  bodies: {
    en: {
      subject: '{{contact.first_name}}, your account is growing',
      body: 'You use {{usage_percent}}% of {{account.plan_limit}} visits at {{company.name}}.{{#if promoter}} Thanks.{{/if}}\n\n{{button "Find 15 minutes" csm.booking_link}}\n\n{{csm.first_name}}',
    },
    ko: { subject: '{{contact.first_name}}님', body: '{{usage_percent}}% · {{date on}}' },
  },
};

const DEFAULT_VALUES = { usage_percent: 92, on: '2026-03-01' };

/** The effect of a step that wants a message sent. `step` tells two of an account apart. */
export function emailEffect(
  over: Partial<EffectRow> = {},
  message: Record<string, unknown> = {},
  values: JsonObject = DEFAULT_VALUES,
): EffectRow {
  const account = over.account ?? 'acme';
  return {
    id: idOf('effect', account, String(over.step ?? '')),
    kind: 'email',
    account,
    at: MONDAY_NINE,
    playbook: 'service-upgrade',
    version: '1',
    payload: { message: { ...outreach, ...message }, values } as JsonObject,
    ...over,
  };
}

export interface ContactFields {
  readonly name?: string;
  readonly first_name?: string;
  readonly email?: string;
  readonly locale?: string;
  readonly is_primary?: boolean;
  readonly role?: string;
}

/** A fresh database with an account of a CSM and a contact, and the means to send messages to them. */
export async function messageBench() {
  const { db, close } = await testDatabase();
  const clock = virtualClock(MONDAY_NINE);
  const runner: Runner = createRunner({
    db,
    clock,
    shardOf,
    appendEvents: appendOperationEvents,
    wake: () => undefined,
    newId: randomUUID,
  });
  const bench = {
    db,
    clock,
    runner,
    close,
    person: (id: string, name: string, roles: string[], more: { booking_link?: string } = {}) =>
      db.query(
        `insert into person (id, name, first_name, email, booking_link, roles, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          id,
          name,
          name.split(' ')[0],
          `${id}@vendor.example`,
          more.booking_link ?? null,
          roles,
          isoInstant(MONDAY_NINE),
        ],
      ),
    account: (id: string, owner: string | null, zone: string | null = null) =>
      db.query(
        `insert into account (shard, id, name, owner, zone, attributes) values ($1, $2, $3, $4, $5, '{"plan_limit": 100}')
         on conflict (shard, id) do update set owner = excluded.owner`,
        [shardOf(id), id, id.toUpperCase(), owner, zone],
      ),
    contact(of: string, id: string, fields: ContactFields) {
      const { name = null, first_name = null, email = null, locale = null, is_primary = false, role = null } = fields;
      return db.query(
        `insert into contact (shard, account, id, name, first_name, email, locale, is_primary, role) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (shard, account, id) do update set name = excluded.name, first_name = excluded.first_name, email = excluded.email`,
        [shardOf(of), of, id, name, first_name, email, locale, is_primary, role],
      );
    },
    set: (key: string, value: string) =>
      db.query(`insert into setting (key, value, updated_at) values ($1, to_jsonb($2::text), $3)`, [
        key,
        value,
        isoInstant(MONDAY_NINE),
      ]),
    /** A journey run of acme. */
    async enrollment(status: 'running' | 'exited', id = idOf('enrollment', status), exitedAt: Instant = clock.now()) {
      await insertEnrollment(db, id, status, exitedAt);
      return id;
    },
    /** Does the effects as the tick does, and puts what may leave into the outbox. */
    async send(...rows: EffectRow[]): Promise<readonly EffectOutcome[]> {
      const [first] = rows;
      const [handler] = messages.effects;
      if (first === undefined || handler === undefined) return [];
      const shard = shardOf(first.account);
      return db.transaction(async (tx) => {
        const outcomes = await handler.runMany(tx, shard, rows);
        const entries = outcomes.flatMap((outcome, place) =>
          outcome.done
            ? (outcome.outbox ?? []).map((entry) => ({ ...entry, account: rows[place]?.account ?? first.account }))
            : [],
        );
        await addToOutbox(tx, shard, entries, clock.now());
        return outcomes;
      });
    },
    run(name: string, input: unknown): Promise<Record<string, unknown>> {
      const operation = messages.operations.find((one) => one.name === name) as Operation;
      const actor = { kind: 'cli', id: 'test', role: 'admin' } as const;
      return runner.run(operation, { actor, input }) as Promise<Record<string, unknown>>;
    },
    /** What came into the inbox, in its order. */
    events: async () =>
      (await db.query<{ event: StoredEvent; account: string }>(`select account, event from inbox order by id`)).map(
        ({ account, event }) => ({ ...event, account }),
      ),
  };
  await bench.person('zoe', 'Zoe Park', ['csm'], { booking_link: 'https://book.example/zoe' });
  await bench.account('acme', 'zoe');
  await bench.contact('acme', 'ann', {
    name: 'Ann Lee',
    first_name: 'Ann',
    email: 'ann@acme.example',
    is_primary: true,
  });
  await bench.set('company.name', 'Green Lawn');
  return bench;
}

interface StoredEvent {
  readonly name: string;
  readonly properties: JsonObject;
  readonly contact?: string;
}

export type MessageBench = Awaited<ReturnType<typeof messageBench>>;

function insertEnrollment(db: Db, id: string, status: string, exitedAt: Instant): Promise<unknown> {
  const state = { event: { name: 'x', properties: {} }, visits: {}, anchors: {}, answers: {}, seen: [] };
  return db.query(
    `insert into enrollment (shard, account, id, playbook, version, journey, status, outcome, entered_at, exited_at, state)
     values ($1, 'acme', $2, 'service-upgrade', '1', 'service_upgrade', $3, $4, $5, $6, $7)`,
    [
      shardOf('acme'),
      id,
      status,
      status === 'exited' ? 'declined' : null,
      isoInstant(MONDAY_NINE),
      status === 'exited' ? isoInstant(exitedAt) : null,
      JSON.stringify(state),
    ],
  );
}
