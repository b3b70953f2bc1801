import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, type Instant, virtualClock } from '#base';
import { imports } from '#domain/imports';
import type { Actor } from '#platform/access';
import { problemResponse } from '#platform/http';
import type { Operation } from '#platform/operations';
import { testOperations } from '../../../test/operations.ts';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../../../test/running-product.ts';
import { runNext, uploadFiles, uploadRoutes } from './index.ts';

const START: Instant = Date.UTC(2026, 2, 2, 9);
const clock = virtualClock(START);
let who: Actor = { kind: 'key', id: 'ada', role: 'admin' };
let product: RunningProduct;
let data: string;
let app: Hono;
let run: (name: string, input: unknown) => Promise<Record<string, unknown>>;

beforeAll(async () => {
  product = await runningProduct(START);
  data = await mkdtemp(join(tmpdir(), 'perennial-uploads-'));
  await product.run('publish-playbook', { files: SERVICE_UPGRADE });
  await product.goTo(START);
  const files = uploadFiles(() => data);
  const operations: readonly Operation[] = imports({ runtime: product.runtime, files }).operations;
  const { run: inner } = testOperations(product.db, START);
  run = async (name, input) => {
    const operation = operations.find((known) => known.name === name);
    if (operation === undefined) throw new Error(`there is no operation ${name}`);
    return (await inner(operation, input as never)) as Record<string, unknown>;
  };
  app = new Hono();
  uploadRoutes(app, { db: product.db, clock, data, asker: async () => who, largest: 100_000 });
  app.onError((error) => problemResponse(error));
}, 60_000);
afterAll(async () => {
  await product.close();
  await rm(data, { recursive: true });
});

async function sent(name: string, body: string): Promise<string> {
  const answer = await app.request(`/upload?name=${encodeURIComponent(name)}`, { method: 'POST', body });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { upload: string }).upload;
}

async function worked(): Promise<void> {
  const ports = {
    ...{ db: product.db, clock, runtime: product.runtime, data, files: uploadFiles(() => data) },
    wake: () => undefined,
    failed: (error: unknown) => {
      throw error;
    },
  };
  while (await runNext(ports));
  await product.goTo(START);
}

const ACCOUNTS =
  'Company ID;Company Name;CSM Email;Customer Since;Plan Limit;City\nC-1;한빛호텔;ada@x.com;03.02.2024;1.200,5;Seoul\nC-2;Maple Dental;;31.12.2023;about 80;Bonn\nC-3;Oak Labs;;01.06.2024;40;Rome\n';
const count = async (sql: string): Promise<number> => {
  const [row] = await product.db.query<{ count: number }>(`select count(*)::int as count from ${sql}`);
  return row?.count ?? -1;
};

describe('a file from the browser', () => {
  let upload: string;
  let map: string;

  test('is recognised by its columns and cells, with a map that can be read as a file', async () => {
    upload = await sent('companies.csv', ACCOUNTS);
    const proposed = await run('propose-import', { upload });
    expect(proposed).toMatchObject({ kind: 'accounts', format: { encoding: 'utf-8', delimiter: ';' } });
    map = String(proposed.map);
    expect(map).toBe(
      'columns:\n  account: Company ID\n  name: Company Name\n  owner: CSM Email\n' +
        '  created_on: { column: Customer Since, format: DD.MM.YYYY }\n  plan_limit: { column: Plan Limit, to: number, format: "1.234,5" }\n  city: City\n',
    );
  });

  test('is previewed row by row, also by a map that the screen has changed', async () => {
    const changed = {
      columns: { account: 'Company ID', plan_limit: { column: 'Plan Limit', to: 'number', format: '1.234,5' } },
    };
    const seen = await run('preview-import', { upload, kind: 'accounts', map: changed });
    expect(seen).toMatchObject({
      problems: [],
      data: changed,
      rows: [
        { row: 2, outcome: 'comes_in', events: [{ account: 'C-1', properties: { traits: { plan_limit: 1200.5 } } }] },
        {
          row: 3,
          outcome: 'refused',
          problems: [{ column: 'Plan Limit', told: { reason: 'row-unreadable', row: 3, text: 'about 80' } }],
        },
        { row: 4, outcome: 'comes_in' },
      ],
      unused: ['Company Name', 'CSM Email', 'Customer Since', 'City'],
    });
    // What the screen has made is a file's text, and the same again.
    const again = await run('preview-import', { upload, kind: 'accounts', map: seen.map });
    expect(again).toEqual(seen);
    expect(
      await run('preview-import', { upload, kind: 'accounts', map: 'columns:\n  name: Company Name\n' }),
    ).toMatchObject({
      problems: [{ line: 1, message: 'accounts need a column for "account"; is it "name"?' }].map(() =>
        expect.objectContaining({ line: 1 }),
      ),
      rows: [],
    });
  });

  test('is checked without storing anything, then comes in with what was refused beside', async () => {
    const before = await count('event');
    const { run: check } = await run('start-import', { upload, kind: 'accounts', map, check: true });
    await worked();
    expect(await run('get-import', { run: check })).toMatchObject({
      state: 'done',
      outcome: { rows: 3, refused: 1, compared: { events: 2, known: 0, contradicting: 0 } },
    });
    expect(await count('event')).toBe(before);
    const { run: id } = await run('start-import', { upload, kind: 'accounts', map });
    await worked();
    expect(await run('get-import', { run: id })).toMatchObject({
      state: 'done',
      outcome: { rows: 3, refused: 1, events: { 'account.identified': 2 } },
    });
    expect(await count('account')).toBe(2);
    const refused = await app.request(`/download/imports/${id}/refused`);
    expect(refused.headers.get('content-disposition')).toContain('companies.refused.csv');
    expect(await refused.text()).toContain('C-2;Maple Dental;;31.12.2023;about 80;Bonn;3;Plan Limit');

    // The refused rows alone, with a map that takes them.
    const { run: retried } = await run('retry-import', { run: id, map: map.replace(/ {2}plan_limit:.*\n/, '') });
    await worked();
    expect(await run('get-import', { run: retried })).toMatchObject({
      state: 'done',
      earlier: id,
      outcome: { rows: 1, refused: 0 },
    });
    expect(await count('account')).toBe(3);
    expect((await run('list-imports', {})).imports).toHaveLength(2);
  });

  test('of the same columns is taken with the map of last time', async () => {
    const next = await sent(
      'next month.csv',
      'Company ID;Company Name;CSM Email;Customer Since;Plan Limit;City\nC-9;A;;01.01.2024;4;Rome\n',
    );
    expect(await run('propose-import', { upload: next })).toMatchObject({
      kind: 'accounts',
      map,
      saved: { file: 'companies.csv' },
    });
  });

  test('whose run broke off is told so, and may be repeated: twice changes nothing', async () => {
    const { run: id } = await run('start-import', { upload, kind: 'accounts', map });
    await product.db.query(
      `update import_run set state = 'running', seen_at = seen_at - interval '1 minute' where id = $1`,
      [id],
    );
    await worked();
    expect(await run('get-import', { run: id })).toMatchObject({ state: 'interrupted' });
    const events = await count('event');
    await run('retry-import', { run: id });
    await worked();
    expect(await count('event')).toBe(events);
  });

  test('is stopped before it begins by a word', async () => {
    const { run: id } = await run('start-import', { upload, kind: 'accounts', map });
    await run('cancel-import', { run: id });
    await worked();
    expect(await run('get-import', { run: id })).toMatchObject({ state: 'cancelled' });
    await expect(run('cancel-import', { run: id })).rejects.toMatchObject({ reason: 'import-ended' });
  });

  test('that is too large, empty, or of somebody who may not is refused with what to do', async () => {
    const post = (name: string, body?: string) =>
      app.request(`/upload?name=${name}`, { method: 'POST', ...(body === undefined ? {} : { body }) });
    expect(await (await post('big.csv', 'x'.repeat(200_000))).json()).toMatchObject({ reason: 'upload-too-large' });
    expect(await (await post('none.csv', '')).json()).toMatchObject({ reason: 'upload-empty' });
    expect(await (await post('', 'a,b')).json()).toMatchObject({ reason: 'upload-name' });
    who = { kind: 'person', id: 'vic', role: 'viewer' };
    expect((await post('a.csv', 'a,b')).status).toBe(403);
    who = { kind: 'key', id: 'ada', role: 'admin' };
    expect(await count(`upload where name = 'big.csv'`)).toBe(0);
    expect(START).toBeGreaterThan(DAY);
  });
});

test.each([
  ['deals.csv', 'Deal ID,Account ID,Create Date,Amount,Currency\n1,A,2026-01-01,10,EUR\n', 'opportunities'],
  ['x.csv', '계약번호,고객사 ID,시작일,종료일,연간 금액,통화\nK-1,A,2026-01-01,2026-12-31,1200000,KRW\n', 'contracts'],
  ['x.csv', 'ticket_id,account_id,opened_at,subject,priority\n1,A,2026-01-01,Hi,high\n', 'tickets'],
  ['nps export.csv', 'account_id,survey,score,responded_at\nA,nps,9,2026-01-01\n', 'surveys'],
  ['usage.csv', 'account_id,user_id,event,time,quantity\nA,u,service.used,2026-01-01,4\n', 'events'],
  ['agents.csv', 'email,name,role\na@x.com,Ann,csm\n', 'users'],
  ['people.csv', 'account_id,contact_id,email,job title\nA,c,a@x.com,CEO\n', 'contacts'],
])('%s with %j is a file of %s', async (name, csv, kind) => {
  const proposed = await run('propose-import', { upload: await sent(name, csv) });
  expect(proposed.kind).toBe(kind);
  const seen = await run('preview-import', { upload: await sent(name, csv), kind, map: proposed.map });
  expect(seen).toMatchObject({ problems: [], rows: [{ outcome: 'comes_in' }] });
});
