import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '#base';
import { createBooks } from '#domain/team';
import { appendOperationEvents, shardOf } from '#engine';
import type { Actor } from '#platform/access';
import { createRunner } from '#platform/operations';
import { downloadRoutes } from '#surfaces/downloads';
import { composeProduct } from '../../src/product.ts';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../running-product.ts';

const START = Date.parse('2026-03-02T09:00:00Z');
const LISTS = ['signals', 'tasks', 'opportunities', 'messages'];
/** More than a page of any of the lists. */
const MANY = 503;
const [ANNS, BOBS] = ['of-ann', 'of-bob'];

const person = (role: Actor['role'], who: string): Actor => ({
  kind: 'person',
  id: `${role} ${who}`,
  role,
  person: who,
});
const LEAD = person('cs_lead', 'lena@acme.com');

let product: RunningProduct;
let asking: Actor | undefined;
const app = new Hono();

beforeAll(async () => {
  product = await runningProduct(START);
  const { db, run } = product;
  await run('publish-playbook', { files: SERVICE_UPGRADE });
  for (const name of ['ann', 'bob', 'pia'])
    await run('add-person', { id: `${name}@acme.com`, name, email: `${name}@acme.com`, roles: ['csm'] });
  for (const [account, owner] of [
    [ANNS, 'ann@acme.com'],
    [BOBS, 'bob@acme.com'],
  ] as const) {
    await run('set-account', { account, attributes: { name: `${account}, "Ltd"`, owner } });
    await run('record-contract', { account, contract: 'c', starts_on: '2026-01-01', arr: 1200.5, currency: 'USD' });
  }
  await run('add-to-account-team', { account: BOBS, person: 'pia@acme.com', role: 'partner' });
  const rows = (count: number, table: string, columns: string, values: string): Promise<unknown> =>
    db.query(
      `insert into ${table} (shard, account, id, ${columns})
       select shard, account, gen_random_uuid(), ${values}
         from generate_series(1, ${count}) as n, (values ($1::smallint, $2), ($3::smallint, $4)) as own (shard, account)`,
      [shardOf(ANNS), ANNS, shardOf(BOBS), BOBS],
    );
  const at = `timestamptz '2026-03-01T09:00:00Z' + n * interval '1 s'`;
  await rows(
    1,
    'signal',
    'playbook, kind, direction, pattern, status, strength, raised_at, evidence',
    `'service_upgrade', 'high_usage', 'expansion', 'clear', 'raised', 'strong', ${at}, '{}'`,
  );
  await rows(
    MANY,
    'task',
    'kind, title, assignee, created_at, due_at, status',
    `'call', case n when 1 then '=HYPERLINK("x")' else 'Call ' || n end, 'ann@acme.com', ${at}, ${at}, 'open'`,
  );
  await rows(
    MANY,
    'opportunity',
    'type, source, factors, stage, estimated_value_minor, currency, reason, created_at, updated_at',
    `'expansion', 'playbook', '{}', case n when 1 then 'lost' else 'qualified' end, 250050 + n, 'USD', case n when 1 then '-2+3' end, ${at}, ${at}`,
  );
  await rows(
    MANY,
    'message',
    'name, state, reason, to_address, subject, created_at',
    `'outreach', case n when 1 then 'review' else 'refused' end, 'contact.email is not known', 'kim@acme.com', '@Kim, a word', ${at}`,
  );
  const runner = createRunner({
    db,
    clock: { now: () => START },
    shardOf,
    wake: () => undefined,
    appendEvents: appendOperationEvents,
    newId: randomUUID,
    books: createBooks(),
  });
  // As the door of the product has it.
  app.onError((error, { json }) => json({ reason: error instanceof AppError ? error.reason : error.message }));
  downloadRoutes(app, { runner, operations: composeProduct().operations, asker: async () => asking });
});
afterAll(() => product.close());

async function lines(actor: Actor | undefined, file: string): Promise<string[]> {
  asking = actor;
  const answer = await app.request(`/download/${file}`);
  return (await answer.text()).trimEnd().split('\r\n');
}
const reason = async (actor: Actor | undefined, file: string): Promise<unknown> =>
  JSON.parse((await lines(actor, file)).join('')).reason;

describe('a file of a list', () => {
  test.each(LISTS.slice(1))('of %s has the rows of all pages, each once', async (list) => {
    const ids = (await lines(LEAD, `${list}.csv`)).slice(1).map((line) => line.split(',')[0]);
    expect(ids).toHaveLength(2 * MANY);
    expect(new Set(ids).size).toBe(2 * MANY);
  });

  test('is filtered as the list is', async () => {
    expect(await lines(LEAD, 'opportunities.csv?stage=lost')).toHaveLength(1 + 2);
    expect(await lines(LEAD, 'opportunities.csv?open=true&sort=-value')).toHaveLength(2 * MANY - 1);
    expect(await lines(LEAD, 'messages.csv?state=review&whose=all')).toHaveLength(1 + 2);
    expect(await lines(LEAD, `tasks.csv?status=done`)).toHaveLength(1);
    expect(await lines(LEAD, `signals.csv?strength=strong&search=${ANNS}`)).toHaveLength(1 + 1);
    expect(await reason(LEAD, 'tasks.csv?stauts=done')).toBe('invalid-input');
  });

  test('has the columns that are shown, under their titles, figures apart from words, nothing that runs', async () => {
    expect(
      await lines(
        person('csm', 'ann@acme.com'),
        `tasks.csv?search=HYPERLINK&whose=mine&account=${ANNS}&column=title&title=Task&column=account&title=Account&column=assignee&title=For&column=due&title=Due`,
      ),
    ).toEqual([
      'id,Task,Account,Account (id),For,Due',
      expect.stringMatching(
        /^[-0-9a-f]{36},"'=HYPERLINK\(""x""\)","of-ann, ""Ltd""",of-ann,ann,2026-03-01T09:00:01\.000Z$/,
      ),
    ]);
    expect(
      (await lines(LEAD, `opportunities.csv?stage=lost&account=${BOBS}&column=value&column=stage`)).slice(0, 2),
    ).toEqual(['id,value,value (currency),stage,stage (reason)', expect.stringMatching(/,2500\.51,USD,lost,'-2\+3$/)]);
    expect(
      (await lines(LEAD, `messages.csv?state=review&account=${BOBS}&column=to&column=subject`)).slice(0, 2),
    ).toEqual(['id,to,subject,subject (text)', expect.stringMatching(/,kim@acme\.com,"'@Kim, a word",$/)]);
  });

  test('speaks the language of whoever reads it', async () => {
    const titles = new URLSearchParams([
      ['column', 'signal'],
      ['title', '신호'],
      ['column', 'arr'],
      ['title', 'ARR'],
    ]);
    expect(await lines(LEAD, `signals.csv?search=${ANNS}&locale=ko&${titles}`)).toEqual([
      'id,신호,ARR,ARR (통화)',
      expect.stringMatching(/^[-0-9a-f]{36},[가-힣 ]+,1200\.5,USD$/),
    ]);
    expect((await lines(LEAD, `signals.csv?search=${ANNS}&locale=en&${titles}`))[1]).toMatch(
      /,Usage near the plan's limit,/,
    );
  });

  test('says what it has no column for', async () => {
    expect(await reason(LEAD, 'tasks.csv?column=password')).toBe('no-such-column');
    expect(await reason(LEAD, 'signals.csv?column=__proto__')).toBe('no-such-column');
  });
});

describe('whoever takes a list along', () => {
  const accountsIn = async (actor: Actor, list: string): Promise<string[]> =>
    [
      ...new Set(
        (await lines(actor, `${list}.csv?column=account`))
          .slice(1)
          .map((line) => line.slice(line.lastIndexOf(',') + 1)),
      ),
    ].sort();

  test.each(LISTS)('has of %s what they see, and no more', async (list) => {
    const [ann, bob, pia] = [
      person('csm', 'ann@acme.com'),
      person('csm', 'bob@acme.com'),
      person('partner', 'pia@acme.com'),
    ];
    expect(await accountsIn(LEAD, list)).toEqual([ANNS, BOBS]);
    expect(await accountsIn(ann, list)).toEqual([ANNS, BOBS]);
    expect(await accountsIn(pia, list)).toEqual([BOBS]);
    expect(await accountsIn(person('partner', 'nobody@acme.com'), list)).toEqual([]);
    await product.run('set-setting', { key: 'access.csms_see', value: 'book' });
    // Another sign-in: who sees what is remembered for moments.
    expect(await accountsIn({ ...ann, id: `again ${list}` }, list)).toEqual([ANNS]);
    expect(await accountsIn({ ...bob, id: `again ${list}` }, list)).toEqual([BOBS]);
    await product.run('set-setting', { key: 'access.csms_see', value: 'all' });
  });

  test.each(LISTS)('has nothing of %s without the permission to read, or unknown', async (list) => {
    expect(await reason({ kind: 'key', id: 'k', role: 'write' }, `${list}.csv`)).toBe('role-not-allowed');
    expect(await reason(undefined, `${list}.csv`)).toBe('no-session');
  });

  test('needs no more than the permission to read', async () => {
    const key: Actor = { kind: 'key', id: 'k', role: 'scoped', permissions: ['read'] };
    for (const list of LISTS) expect(await accountsIn(key, list)).toEqual([ANNS, BOBS]);
  });
});
