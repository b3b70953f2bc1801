import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { virtualClock } from '#base';
import type { ImportKind } from '#domain/imports';
import fc from '../../../test/laws.ts';
import { type RunningProduct, runningProduct } from '../../../test/running-product.ts';
import { runImport } from './import-command.ts';

const START = Date.UTC(2026, 2, 2, 9);

let product: RunningProduct;
let folder: string;
beforeAll(async () => {
  product = await runningProduct(START);
  folder = await mkdtemp(join(tmpdir(), 'perennial-twice-'));
});
afterAll(async () => {
  await product.close();
  await rm(folder, { recursive: true });
});

const account = fc.constantFrom('a-1', 'a-2', 'a-3');
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-01-${String(date).padStart(2, '0')}`);
const laterDay = fc.integer({ min: 1, max: 28 }).map((date) => `2026-02-${String(date).padStart(2, '0')}`);
const id = fc.integer({ min: 1, max: 9 }).map(String);
const orEmpty = (one: fc.Arbitrary<string>) => fc.oneof(one, fc.constant(''));
const number = (min: number, max: number) => fc.integer({ min, max }).map(String);

/** What rows of each kind are made of, and the map that reads them. */
const KINDS: Readonly<
  Record<ImportKind, { readonly map: string; readonly row: fc.Arbitrary<Record<string, string>> }>
> = {
  accounts: {
    map: 'columns: { account: id, name: name, seats: { column: seats, to: integer }, occurred: since }',
    row: fc.record({ id: account, name: id, seats: orEmpty(number(1, 9)), since: orEmpty(day) }),
  },
  contacts: {
    map: 'columns: { account: org, contact: id, email: mail, occurred: since }',
    row: fc.record({ org: account, id, mail: id.map((name) => `p${name}@example.com`), since: day }),
  },
  contracts: {
    map: 'columns: { account: org, contract: id, starts_on: from, ends_on: to, arr: arr, currency: { constant: EUR }, occurred: from }',
    row: fc.record({ org: account, id, from: day, to: orEmpty(laterDay), arr: number(0, 9) }),
  },
  events: {
    map: [
      'columns: { account: org }',
      'emit:',
      '  - { event: service.used, key: [id, from], columns: { time: from, quantity: { column: n, to: number } } }',
      '  - { event: subscription.ended, key: [id, from], when: { to: present }, columns: { time: to } }',
    ].join('\n'),
    row: fc.record({ org: account, id, from: day, to: orEmpty(laterDay), n: number(0, 9) }),
  },
  tickets: {
    map: 'columns: { account: org, ticket: id, opened_at: from, first_reply_at: reply, solved_at: to, csat: csat, title: title }',
    row: fc.record({
      org: account,
      id,
      from: day,
      reply: orEmpty(laterDay),
      to: orEmpty(laterDay),
      csat: orEmpty(number(1, 5)),
      title: id,
    }),
  },
  surveys: {
    map: 'columns: { account: org, survey: { constant: csat }, score: score, at: at, response: id, contact: who }',
    row: fc.record({ org: account, score: number(1, 5), at: day, id: orEmpty(id), who: orEmpty(id) }),
  },
  users: {
    map: 'columns: { email: mail, name: name, roles: roles, manager: boss }',
    row: fc.record({
      mail: id.map((name) => `u${name}@example.com`),
      name: id,
      roles: fc.constantFrom('', 'csm', 'csm|ae'),
      boss: fc.constantFrom('', 'u1@example.com'),
    }),
  },
  opportunities: {
    map: 'columns: { account: org, opportunity: id, created_at: from, closed_at: to, outcome: end, amount: amount, currency: { constant: EUR } }',
    row: fc.record({
      org: account,
      id,
      from: day,
      to: orEmpty(laterDay),
      end: fc.constantFrom('', 'won', 'lost'),
      amount: number(0, 9),
    }),
  },
};

/** All that is kept, by table: as many rows, and the same, save that somebody has imported. */
async function kept(): Promise<Record<string, string | null>> {
  const tables = await product.db.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  );
  const all: Record<string, string | null> = {};
  for (const { name } of tables) {
    const [row] = await product.db.query<{ digest: string | null }>(
      // A tick that looked and found nothing new numbers what it looked at all the same.
      `select count(*) || ' ' || md5(string_agg(row::text, ',' order by row::text)) as digest
         from (select to_jsonb(t) - 'revision' as row from "${name}" t) as kept
        where row ->> 'operation' is distinct from 'start-import'`,
    );
    all[name] = row?.digest ?? null;
  }
  return all;
}

async function bringIn(kind: ImportKind, rows: readonly Record<string, string>[], dryRun = false): Promise<string[]> {
  const printed: string[] = [];
  const [file, map] = [join(folder, `${kind}.csv`), join(folder, `${kind}.map.yaml`)];
  const header = Object.keys(rows[0] ?? {});
  const lines = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))].map((fields) => fields.join(';'));
  await writeFile(file, `${lines.join('\n')}\n`);
  await writeFile(map, `${KINDS[kind].map}\ndelimiter: ";"\n`);
  const ports = {
    db: product.db,
    clock: virtualClock(START),
    runtime: product.runtime,
    wake: () => undefined,
    print: (line: string) => void printed.push(line),
  };
  await runImport(ports, { kind, file, map, dryRun });
  await product.goTo(START);
  return printed;
}

test.each(Object.keys(KINDS) as ImportKind[])(
  '%s that come in again, whole or in part, change nothing',
  { timeout: 120_000 },
  async (kind) => {
    // Of one colleague a file says one thing.
    const selector = ({ mail }: Record<string, string>) => (kind === 'users' ? mail : undefined);
    const comparator = (a?: string, b?: string) => a !== undefined && a === b;
    const rows = fc.uniqueArray(KINDS[kind].row, { minLength: 1, maxLength: 12, selector, comparator });
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), async (made, part) => {
        await bringIn(kind, made);
        const once = await kept();
        await bringIn(kind, made);
        expect(await kept()).toEqual(once);
        await bringIn(kind, made.slice(part % made.length));
        expect(await kept()).toEqual(once);
      }),
      { numRuns: 6 },
    );
  },
);

test('a dry run tells what is new, what is in already, and what contradicts it', async () => {
  const row = (id: string, n: string) => ({ org: 'dry', id, from: '2026-01-05', to: '', n });
  await bringIn('events', [row('100', '1'), row('101', '1')]);
  const lines = await bringIn('events', [row('100', '1'), row('101', '2'), row('102', '1')], true);
  expect(lines).toContain('Of these: 1 new; 1 in already; 1 against what is in, to be set aside');
});
