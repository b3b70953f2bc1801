import { z } from 'zod';
import { DAY, isoInstant } from '#base';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { type KpiRow, kpiUnit, rowsOfKpi } from '#pure/kpi';
import type { Kpi } from '#pure/playbook';
import { listAccountNames } from './account-fact-list.ts';
import { askedPeriod, readPeriod } from './asked-period.ts';
import { inBook } from './in-book.ts';
import { KPI_LIMIT, type ReadRuntime } from './list-kpis.ts';
import { kpiOf, livePlaybook } from './live-playbook.ts';
import { loadKpiData } from './load-kpi-data.ts';
import { cursorAfter, placeAfter, readCursor } from './row-cursor.ts';

const RowView = z.object({
  account: z.string(),
  account_name: z.string().optional(),
  enrollment: z.string().optional(),
  record: z.string().optional().describe('id of the opportunity, order or contract'),
  at: z.string().optional().describe('when it began to count'),
  did_at: z.string().optional().describe('when it did what is asked'),
  result: z.enum(['yes', 'no', 'undecided', 'unknown']),
  minor: z.number().optional().describe('money, in minor units of `currency`'),
  of_minor: z.number().optional().describe('what that is a share of'),
  currency: z.string().optional(),
  value: z.number().optional().describe('a plain number, or days of 24 hours'),
  of: z.number().optional().describe('what that is a share of'),
});

/** Whom a KPI counts over a period: the rows that its figure is made of, a page at a time. */
export const getKpiRows = (runtimeOf: ReadRuntime) =>
  defineRead({
    name: 'get-kpi-rows',
    summary: 'Open a KPI into the rows that its figure is made of, oldest first',
    access: 'read',
    scope: listed,
    doors: ['http', 'cli'],
    statementLimit: KPI_LIMIT,
    input: z.object({
      playbook: z.string().min(1),
      kpi: z.string().min(1),
      whose: z.enum(WHOSE).default('all').describe('of which accounts'),
      ...askedPeriod,
      cursor: z.string().max(2000).optional().describe('the `next` of the page before'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({ rows: z.array(RowView), total: z.number(), next: z.string().optional() }),
    async run({ db, at, book }, { playbook, kpi: id, whose, cursor, limit, ...asked }) {
      const runtime = await runtimeOf(db);
      const active = livePlaybook(runtime, playbook);
      const kpi = kpiOf(active, id);
      const period = readPeriod(asked, runtime.zone, at);
      const data = inBook(await loadKpiData(db, runtime, active, [kpi], period), await book(whose));
      const rows = rowsOfKpi(kpi, data, period);
      const begin = cursor === undefined ? 0 : placeAfter(rows, readCursor(cursor));
      const page = rows.slice(begin, begin + limit);
      const names = await listAccountNames(db, [...new Set(page.map(({ account }) => account))]);
      return {
        rows: page.map((row) => viewRow(kpi, row, names.get(row.account))),
        total: rows.length,
        ...(begin + limit < rows.length ? { next: cursorAfter(rows, begin + limit) } : {}),
      };
    },
  });

function viewRow(kpi: Kpi, row: KpiRow, name: string | undefined): z.input<typeof RowView> {
  const { account, enrollment, record, at, didAt, result, currency } = row;
  return {
    account,
    ...(name === undefined ? {} : { account_name: name }),
    ...(enrollment === undefined ? {} : { enrollment }),
    ...(record === undefined ? {} : { record }),
    ...(at === undefined ? {} : { at: isoInstant(at) }),
    ...(didAt === undefined ? {} : { did_at: isoInstant(didAt) }),
    result,
    ...amounts(kpi, row),
    ...(currency === undefined ? {} : { currency }),
  };
}

function amounts(kpi: Kpi, { value, of, currency }: KpiRow): Partial<z.input<typeof RowView>> {
  if (value === undefined) return {};
  if (currency !== undefined) return { minor: value, ...(of === undefined ? {} : { of_minor: of }) };
  const inUnit = kpiUnit(kpi) === 'days' ? Math.round((value / DAY) * 10) / 10 : value;
  return { value: inUnit, ...(of === undefined ? {} : { of }) };
}
