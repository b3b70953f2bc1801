import { z } from 'zod';
import { addMonths, dateText, monthOf, type Zone } from '#base';
import { findPerson, loadTeam } from '#domain/team';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { computeKpi, type KpiData, narrowData, type Period, periodOf } from '#pure/kpi';
import type { Kpi } from '#pure/playbook';
import { listOwners } from './account-fact-list.ts';
import { askedPeriod, readPeriod } from './asked-period.ts';
import { inBook } from './in-book.ts';
import { KpiView, viewKpi } from './kpi-view.ts';
import { KPI_LIMIT, type ReadRuntime } from './list-kpis.ts';
import { kpiOf, livePlaybook } from './live-playbook.ts';
import { loadKpiData } from './load-kpi-data.ts';

type ActivePlaybook = Runtime['live'][number];

/** One group's name and its figure. */
interface Part {
  readonly group: string | null;
  readonly title?: string;
  readonly data: KpiData;
  readonly period: Period;
}

const MONTHS = 12;

/** A KPI by segment, by who looks after the accounts, or month by month. */
export const getKpiBreakdown = (runtimeOf: ReadRuntime) =>
  defineRead({
    name: 'get-kpi-breakdown',
    summary: 'Divide a KPI by segment, by owner, or by month',
    access: 'read',
    scope: listed,
    doors: ['http', 'cli'],
    statementLimit: KPI_LIMIT,
    input: z.object({
      playbook: z.string().min(1),
      kpi: z.string().min(1),
      by: z.enum(['segment', 'owner', 'month']).describe('month: the 12 that end with the period'),
      whose: z.enum(WHOSE).default('all').describe('of which accounts'),
      ...askedPeriod,
    }),
    output: z.object({
      groups: z.array(
        z.object({
          group: z.string().nullable().describe('a segment, the id of a person, or a first day; null: none'),
          title: z.string().optional().describe('the name of a person'),
          figure: KpiView,
        }),
      ),
    }),
    async run({ db, at, book }, { playbook, kpi: id, by, whose, ...asked }) {
      const runtime = await runtimeOf(db);
      const active = livePlaybook(runtime, playbook);
      const kpi = kpiOf(active, id);
      const period = readPeriod(asked, runtime.zone, at);
      const accounts = await book(whose);
      const parts =
        by === 'month'
          ? await byMonth(db, runtime, active, kpi, period, accounts)
          : await byAccount(db, by, period, inBook(await loadKpiData(db, runtime, active, [kpi], period), accounts));
      return {
        groups: parts.map(({ group, title, data, period: own }) => ({
          group,
          ...(title === undefined ? {} : { title }),
          figure: viewKpi(playbook, kpi, computeKpi(kpi, data, own), own),
        })),
      };
    },
  });

/** The log is read once for all months; revenue is compared at the end of each. */
async function byMonth(
  db: Queryable,
  runtime: Runtime,
  active: ActivePlaybook,
  kpi: Kpi,
  { to, zone, now }: Period,
  book: readonly string[] | undefined,
): Promise<Part[]> {
  const months = monthsUntil(to, zone, now);
  const whole = periodOf(months[0]?.from, to, zone, now);
  const shared =
    kpi.kind === 'revenue' ? undefined : inBook(await loadKpiData(db, runtime, active, [kpi], whole), book);
  const parts: Part[] = [];
  for (const period of months) {
    const data = shared ?? inBook(await loadKpiData(db, runtime, active, [kpi], period), book);
    parts.push({ group: dateText(period.from ?? period.to), data, period });
  }
  return parts;
}

function monthsUntil(to: number, zone: Zone, now: number): Period[] {
  const last = monthOf(to).month;
  return Array.from({ length: MONTHS }, (_, index) => {
    const from = addMonths(last, index - MONTHS + 1);
    return periodOf(from, Math.min(addMonths(from, 1) - 1, to), zone, now);
  });
}

async function byAccount(db: Queryable, by: 'segment' | 'owner', period: Period, data: KpiData): Promise<Part[]> {
  const people = await loadTeam(db);
  const groups = new Map<string | null, Set<string>>();
  const titles = new Map<string, string>();
  for (const { id, owner, segment } of await listOwners(db)) {
    const person = by === 'owner' ? findPerson(people, owner ?? undefined) : undefined;
    const group = by === 'segment' ? segment : (person?.id ?? null);
    if (person !== undefined) titles.set(person.id, person.name);
    const accounts = groups.get(group);
    if (accounts === undefined) groups.set(group, new Set([id]));
    else accounts.add(id);
  }
  return [...groups]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([group, accounts]) => {
      const title = group === null ? undefined : titles.get(group);
      const own = narrowData(data, (account) => accounts.has(account));
      return { group, ...(title === undefined ? {} : { title }), data: own, period };
    });
}
