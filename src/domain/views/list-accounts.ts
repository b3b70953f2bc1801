import { z } from 'zod';
import { type Instant, invalid } from '#base';
import { findPerson, loadTeam, type Person } from '#domain/team';
import { listHealthAt, type Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { type CellContext, cellOf, WEEKS, weeksBefore } from './account-cell.ts';
import type { AccountIndex } from './account-index.ts';
import { askAccounts } from './ask-accounts.ts';
import { LIST_COLUMNS } from './list-columns.ts';

export const AccountQuery = z.object({
  search: z.string().max(200).optional().describe('part of the name, id or domain'),
  owner: z.string().min(1).optional().describe('id or e-mail address of a person'),
  whose: z.enum(WHOSE).default('all'),
  filter: z
    .string()
    .max(4000)
    .optional()
    .describe('a condition, such as health.score < 50 && contract.days_to_end < 90'),
});

/** Accounts by any condition in any order, from memory: ENGINE keeps what they are, this only finds them. */
export const listAccounts = (index: AccountIndex, runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'list-accounts',
    summary: 'List accounts: search, filter by a condition, sort, choose columns',
    access: 'read',
    scope: listed,
    doors: ['http', 'cli'],
    input: AccountQuery.extend({
      sort: z
        .string()
        .max(500)
        .default('name')
        .describe('a column or a fact; with - before it the other way round: -health'),
      columns: z
        .array(z.string().min(1).max(500))
        .max(60)
        .optional()
        .describe(`columns or facts: ${LIST_COLUMNS.join(', ')}, contract.plan, usage.sum("30d") …`),
      offset: z.coerce.number().int().min(0).default(0),
      after: z.string().optional().describe('the `next` of the page before'),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
    output: z.object({
      total: z.number().describe('how many there are, on all pages'),
      accounts: z.array(
        z.object({
          account: z.string(),
          name: z.string().optional(),
          owner: z.string().optional(),
          zone: z.string().optional(),
          segment: z.string().optional(),
          created_on: z.string().optional(),
          sample: z.boolean().describe('of the sample company'),
          values: z.record(z.string(), z.unknown()).optional().describe('by column, where columns were asked for'),
        }),
      ),
      next: z.string().optional(),
    }),
    async run(context, { columns, offset, after, limit, ...query }) {
      const { db, at } = context;
      const asked = await askAccounts(index, await runtime(db), context, query, columns ?? []);
      const { rows } = index;
      const start = after === undefined ? offset : placeAfter(asked.selected, rows.rowOf(after), after);
      const page = [...asked.selected.subarray(start, start + limit)];
      const cells = columns === undefined ? undefined : await contextOf(db, index, page, columns, at);
      const last = rows.id(page.at(-1) ?? -1);
      return {
        total: asked.selected.length,
        accounts: page.map((row) => {
          const fields = ['name', 'owner', 'zone', 'segment', 'created_on'] as const;
          const known = fields.flatMap((field) => {
            const value = rows.get(field, row);
            return value === undefined ? [] : [[field, value]];
          });
          const values =
            cells === undefined
              ? undefined
              : Object.fromEntries(
                  (columns ?? []).map((name) => [name, cellOf(cells, name, asked.columnOf(name), row)]),
                );
          return {
            account: rows.id(row) ?? '',
            sample: rows.get('sample', row) === true,
            ...Object.fromEntries(known),
            ...(values === undefined ? {} : { values }),
          };
        }),
        ...(last !== undefined && start + page.length < asked.selected.length ? { next: last } : {}),
      };
    },
  });

function placeAfter(selected: Uint32Array, row: number | undefined, account: string): number {
  const place = row === undefined ? -1 : selected.indexOf(row);
  if (place >= 0) return place + 1;
  throw invalid('page-gone', `${account} is not in this list any more: begin again without "after".`, { account });
}

/** What cells need beyond the index: people's names, and twelve weeks of health for the rows that are shown. */
async function contextOf(
  db: Queryable,
  { rows }: AccountIndex,
  page: readonly number[],
  columns: readonly string[],
  at: Instant,
): Promise<CellContext> {
  const team: readonly Person[] = columns.includes('owner') ? await loadTeam(db) : [];
  const ends = weeksBefore(at);
  const accounts = page.map((row) => ({ shard: rows.shard(row), account: rows.id(row) ?? '' }));
  const health = columns.includes('health') && accounts.length > 0 ? await listHealthAt(db, accounts, ends) : new Map();
  return {
    rows,
    personOf: (owner) => findPerson(team, owner),
    weeksOf: (account) => health.get(account) ?? Array.from({ length: WEEKS }, () => null),
  };
}
