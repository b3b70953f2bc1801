import { expect, test } from 'vitest';
import type { Queryable } from '#platform/db';
import { testDatabase } from '../../../test/database.ts';
import { loadStatus } from './load-status.ts';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Filter?: string;
  readonly Plans?: readonly Plan[];
}

/** Tables that grow with customers and time. */
const GROWING =
  /^(inbox|timer|outbox|quarantine|unassigned|refused_call|signal|task|message|enrollment|event.*|account.*)$/;

/** Growing tables that a plan reads from end to end: by no index, or by a whole one that leaves nothing out. */
function readWhole(plan: Plan, partial: ReadonlySet<string>, isLimited = false): string[] {
  const { 'Node Type': type, 'Relation Name': table = '', 'Index Name': index = '', Plans: below = [] } = plan;
  const isWhole =
    type === 'Seq Scan' || (type.includes('Index') && plan['Index Cond'] === undefined && !partial.has(index));
  const here = isWhole && GROWING.test(table) && !(isLimited && plan.Filter === undefined) ? [`${table} ${index}`] : [];
  return [...here, ...below.flatMap((one) => readWhole(one, partial, type === 'Limit'))];
}

test('no figure reads a growing table from end to end: each has an index, or ends at a limit', async () => {
  const { db, close } = await testDatabase();
  const statements: { text: string; values: readonly unknown[] }[] = [];
  const watched: Queryable = {
    query<Row>(text: string, values: readonly unknown[] = []) {
      statements.push({ text, values });
      return db.query<Row>(text, values);
    },
  };
  await loadStatus(watched, Date.parse('2026-03-02T09:00:00.000Z'), { version: '1', node: 'v20' });
  const partial = await db.query<{ name: string }>(
    'select relname as name from pg_index join pg_class on pg_class.oid = indexrelid where indpred is not null',
  );
  const names = new Set(partial.map(({ name }) => name));
  const whole = await db.transaction(async (tx) => {
    // An empty table is scanned unless that is forbidden; where it is scanned nevertheless, nothing else would do.
    await tx.query('set local enable_seqscan = off');
    const found: string[] = [];
    for (const { text, values } of statements) {
      const [row] = await tx.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
        `explain (format json) ${text}`,
        values,
      );
      for (const { Plan: plan } of row?.['QUERY PLAN'] ?? []) found.push(...readWhole(plan, names));
    }
    return found;
  });
  expect(statements.length).toBeGreaterThan(8);
  expect(whole).toEqual([]);
  await close();
});
