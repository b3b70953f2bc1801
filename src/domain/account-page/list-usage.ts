import { z } from 'zod';
import { type DayNumber, dateText, dayOf, isoInstant } from '#base';
import { AccountId, loadAccounts } from '#domain/accounts';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts } from '#platform/operations';
import type { MonthRow, StoredMetric } from '#pure/measure';
import { daysToLimit } from './days-to-limit.ts';
import { byWeeks, type Days, daysOf, foldDays, peopleByDay, peopleIn, rolling } from './usage-figures.ts';
import { usageLimit } from './usage-limit.ts';
import { type LatestRow, listLatest, listUsageMonths } from './usage-list.ts';

const Member = z.object({
  member: z.string(),
  value: z.number().nullable(),
  before: z.number().nullable(),
  last_at: z.string().optional(),
});

const MetricView = z.object({
  metric: z.string(),
  event: z.string(),
  aggregate: z.enum(['count', 'sum', 'max', 'last', 'distinct']),
  unit: z.string().optional(),
  by: z.string().optional().describe('the property by which its members are told apart'),
  value: z.union([z.number(), z.string()]).nullable().describe('over the days asked for; the newest of a last'),
  before: z.number().nullable().describe('over as many days before those'),
  series: z.array(z.number().nullable()).readonly().describe('oldest first, a value each `step` days'),
  last_at: z.string().optional(),
  members: z.array(Member),
  member_count: z.number(),
});

const MEMBERS_SHOWN = 50;

export const listUsage = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'list-usage',
    summary: 'What an account uses: each metric of the live playbooks over time, by feature, and of the limit',
    access: 'read',
    scope: ofAccounts(({ account }) => [account]),
    doors: ['http', 'cli'],
    input: z.object({ account: AccountId, days: z.coerce.number().int().min(7).max(400).default(90) }),
    output: z.object({
      from: z.string(),
      to: z.string(),
      step: z.number().describe('days that a value of a series stands for'),
      metrics: z.array(MetricView),
      limit: z
        .object({
          metric: z.string(),
          window: z.number(),
          attribute: z.string(),
          used: z.number(),
          limit: z.number(),
          trend: z.array(z.number()).describe('use over the window, on each of the last 90 days'),
          days: z.object({ low: z.number(), high: z.number() }).optional(),
        })
        .optional(),
    }),
    async run({ db, at, shardOf }, { account, days }) {
      const current = await runtime(db);
      const shard = shardOf(account);
      const to = dayOf(at, current.zone);
      const metrics = metricsOf(current);
      const limit = usageLimit(current);
      const first = to - Math.max(2 * days, 90 + (limit?.window ?? 0)) + 1;
      const ids = [...metrics.keys()];
      const months = byMetric(await listUsageMonths(db, shard, account, ids, first));
      const latest = await listLatest(db, shard, account, ids);
      const step = days > 120 ? 7 : 1;
      const views = [...metrics.values()].map((stored) =>
        viewMetric(stored, months.get(stored.id) ?? [], latest, { from: to - days + 1, to, days, step }),
      );
      const stored = limit === undefined ? undefined : metrics.get(limit.metric);
      const fields = limit === undefined ? undefined : (await loadAccounts(db, shard, [account])).get(account)?.fields;
      const most = limit === undefined ? undefined : fields?.[limit.attribute];
      return {
        from: dateText(to - days + 1),
        to: dateText(to),
        step,
        metrics: views.sort((a, b) => Number(b.value !== null) - Number(a.value !== null)),
        ...(limit === undefined || stored === undefined || typeof most !== 'number'
          ? {}
          : { limit: { ...limitOf(stored, months, limit.window, first, to, most), attribute: limit.attribute } }),
      };
    },
  });

/** Those that playbooks name, by number: one that several name, by its first name. */
function metricsOf({ live }: Runtime): Map<number, StoredMetric> {
  const metrics = new Map<number, StoredMetric>();
  for (const { playbook, metrics: stored } of live) {
    for (const name of Object.keys(playbook.metrics)) {
      const one = stored.get(name);
      if (one !== undefined && !metrics.has(one.id)) metrics.set(one.id, one);
    }
  }
  return metrics;
}

function byMetric(rows: readonly MonthRow[]): Map<number, MonthRow[]> {
  const found = new Map<number, MonthRow[]>();
  for (const row of rows) {
    const known = found.get(row.metric);
    if (known === undefined) found.set(row.metric, [row]);
    else known.push(row);
  }
  return found;
}

interface Period {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly days: number;
  readonly step: number;
}

function viewMetric(
  stored: StoredMetric,
  rows: readonly MonthRow[],
  latest: readonly LatestRow[],
  { from, to, days, step }: Period,
): z.output<typeof MetricView> {
  const { metric, id } = stored;
  const { aggregate } = metric;
  const all = rows.filter(({ member }) => member === '');
  const isPeople = aggregate === 'distinct';
  const series: Days = isPeople ? peopleByDay(rows, from, to) : daysOf(all, stored, from, to);
  const newest = latest.find((one) => one.metric === id && one.member === '');
  const before = daysOf(all, stored, from - days, from - 1);
  const folded = isPeople ? peopleIn(rows, from, to) : foldDays(series, aggregate);
  const members = isPeople ? [] : membersOf(stored, rows, latest, from, to, days);
  return {
    metric: metric.name,
    event: metric.event,
    aggregate,
    ...(metric.unit === undefined ? {} : { unit: metric.unit }),
    ...(metric.by === undefined ? {} : { by: metric.by }),
    value: aggregate === 'last' ? (newest?.value ?? null) : newest === undefined ? null : (folded ?? 0),
    before: isPeople ? peopleIn(rows, from - days, from - 1) : foldDays(before, aggregate),
    series: step === 1 ? series : byWeeks(series, isPeople ? 'max' : aggregate),
    ...(newest === undefined ? {} : { last_at: isoInstant(newest.lastAt) }),
    members: members.slice(0, MEMBERS_SHOWN),
    member_count: members.length,
  };
}

function membersOf(
  stored: StoredMetric,
  rows: readonly MonthRow[],
  latest: readonly LatestRow[],
  from: DayNumber,
  to: DayNumber,
  days: number,
): z.output<typeof Member>[] {
  const { aggregate } = stored.metric;
  return latest
    .filter(({ metric, member }) => metric === stored.id && member !== '')
    .map(({ member, lastAt }) => {
      const own = rows.filter((row) => row.member === member);
      return {
        member,
        value: foldDays(daysOf(own, stored, from, to), aggregate),
        before: foldDays(daysOf(own, stored, from - days, from - 1), aggregate),
        last_at: isoInstant(lastAt),
      };
    })
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
}

const TREND = 90;

function limitOf(
  stored: StoredMetric,
  months: ReadonlyMap<number, readonly MonthRow[]>,
  window: number,
  first: DayNumber,
  to: DayNumber,
  limit: number,
) {
  const all = (months.get(stored.id) ?? []).filter(({ member }) => member === '');
  const trend = rolling(daysOf(all, stored, first, to), window, TREND);
  const days = daysToLimit(trend, limit);
  return {
    metric: stored.metric.name,
    window,
    used: trend.at(-1) ?? 0,
    limit,
    trend,
    ...(days === undefined ? {} : { days }),
  };
}
