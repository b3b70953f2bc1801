import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '#platform/db';
import { testDatabase } from '../../test/database.ts';
import { copyIntoInbox, type InboxRow, insertIntoInbox } from './inbox.ts';
import type { IncomingEvent } from './log-event.ts';
import { shardOf } from './shards.ts';

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await testDatabase());
});
afterAll(() => close());

const AT = Date.UTC(2026, 2, 2, 9);

/** With every field there is: one that is new must be stored too. */
const whole: Required<IncomingEvent> = {
  account: 'a"c\\m,e {}\n',
  key: '00000000-0000-4000-8000-000000000001',
  name: 'said "hello"',
  source: 'back\\slash',
  occurredAt: AT - 1,
  contact: 'tab\t, line\nend',
  properties: { text: 'line\nend "quoted" \\n ä 😀', list: [1, null, { a: true }], empty: {} },
  history: true,
  root: '00000000-0000-4000-8000-000000000002',
  depth: 3,
};
const plain: IncomingEvent = {
  account: 'globex',
  key: '00000000-0000-4000-8000-000000000003',
  name: 'x',
  source: 'y',
  properties: {},
};

test.each([
  ['one statement', (rows: readonly InboxRow[]) => insertIntoInbox(db, rows)],
  ['COPY', (rows: readonly InboxRow[]) => db.transaction((tx) => copyIntoInbox(tx, rows))],
])('an event is stored by %s as it is, without its account, which is a column', async (_, store) => {
  const shards = await store([
    { event: whole, lane: 1, receivedAt: AT },
    { event: plain, lane: 2, receivedAt: AT + 1 },
  ]);
  expect(new Set(shards)).toEqual(new Set([shardOf(whole.account), shardOf(plain.account)]));
  const stored = await db.query<Record<string, unknown>>(
    'delete from inbox returning shard, lane, account, received_at, event',
  );
  const row = ({ account, ...event }: IncomingEvent, lane: number, receivedAt: number) => ({
    shard: shardOf(account),
    lane,
    account,
    received_at: receivedAt,
    event,
  });
  expect(stored).toHaveLength(2);
  expect(stored).toEqual(expect.arrayContaining([row(whole, 1, AT), row(plain, 2, AT + 1)]));
});
