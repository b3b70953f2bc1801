import { z } from 'zod';
import { type DayNumber, dateText, dayOf, type Instant, notFound } from '#base';
import { loadSettings } from '#domain/settings';
import { factsOf, type Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts } from '#platform/operations';
import { AccountSeries } from '#pure/measure';
import type { Evidence } from '#pure/signal';
import { type FactLine, factLines, type Language, languageOf, metricLabel } from './fact-words.ts';
import { curveOf } from './metric-curve.ts';
import { listMetricMonths } from './metric-month-list.ts';
import { metricsOf } from './signal-curves.ts';
import { type ListedSignal, listSignalRows } from './signal-list.ts';
import { Curve, ruleOf, SignalView, viewSignal } from './signal-view.ts';

/** So many days are shown before a signal was raised, and as many at most in all. */
const BEFORE = 60;
const SHOWN = 120;

/** One signal with what it stands on: each value in words, and the metrics behind it around the day it was raised. */
export const getSignal = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'get-signal',
    summary: 'Show a signal with its evidence in words and the metrics that it stands on',
    access: 'read',
    scope: ofAccounts(({ account }) => [account]),
    doors: ['http', 'cli'],
    input: z.object({ account: z.string().min(1), signal: z.uuid(), locale: z.string().optional() }),
    output: SignalView.extend({
      facts: z.array(
        z.object({
          label: z.string(),
          value: z.unknown().optional(),
          date: z.unknown().optional(),
          instant: z.unknown().optional(),
          unit: z.unknown().optional(),
        }),
      ),
      condition: z.string().optional().describe('what its rule asks, as the playbook writes it'),
      gate: z.string().optional().describe('what has to hold besides'),
      released: z.object({ by: z.string(), found_at: z.number() }).optional(),
      curves: z.array(Curve),
      others: z.array(SignalView).describe('other signals of the account that are open'),
    }),
    async run({ db, at, shardOf }, { account, signal: id, locale }) {
      const current = await runtime(db);
      const book = [{ shard: shardOf(account), account }];
      const all = await listSignalRows(db, { book, order: 'newest', limit: 500, on: at });
      const row = all.find((one) => one.id === id);
      if (row === undefined)
        throw notFound('signal-not-found', `${account} has no signal ${id}; list-signals shows those it has`, {
          account,
        });
      const language = languageOf(locale ?? (await loadSettings(db))['workspace.locale']);
      const others = all.filter((one) => one.id !== id && OPEN.has(one.status)).slice(0, 10);
      const rule = ruleOf(row, current);
      // Written by the engine alone.
      const { released } = row.evidence as unknown as Evidence;
      return {
        ...viewSignal(row, current, at),
        facts: wordsOf(row, current, language),
        ...(rule?.when === undefined ? {} : { condition: rule.when.source }),
        ...(rule?.needs === undefined ? {} : { gate: rule.needs.source }),
        ...(released === undefined ? {} : { released: { by: released.by, found_at: released.foundAt } }),
        curves: await curvesOf(db, current, row, at, language),
        others: others.map((one) => viewSignal(one, current, at)),
      };
    },
  });

const OPEN = new Set(['raised', 'acknowledged', 'qualified', 'handed_over']);

function wordsOf(row: ListedSignal, runtime: Runtime, language: Language): FactLine[] {
  const playbook = runtime.live.find((active) => active.playbook.id === row.playbook)?.playbook;
  const rule = ruleOf(row, runtime);
  // Written by the engine alone.
  const evidence = row.evidence as unknown as Evidence;
  if (playbook === undefined || rule === undefined)
    return Object.entries(evidence.facts).map(([label, value]) => ({ label, value }));
  return factLines(
    {
      facts: factsOf({ evidence }, rule, playbook),
      ...(row.level === null ? {} : { level: row.level }),
      ...(evidence.event === undefined || rule.on === undefined ? {} : { on: rule.on }),
    },
    language,
  );
}

async function curvesOf(db: Queryable, runtime: Runtime, row: ListedSignal, at: Instant, language: Language) {
  const raised = dayOf(row.raisedAt, runtime.zone);
  const today = dayOf(at, runtime.zone);
  const last = Math.min(today, raised - BEFORE + SHOWN);
  const days: DayNumber[] = [];
  for (let day = raised - BEFORE; day <= last; day++) days.push(day);
  const metrics = metricsOf(row, runtime).slice(0, 4);
  const longest = metrics.reduce((most, { ref }) => Math.max(most, ref.window ?? 1), 1);
  const { shard, account } = row;
  const wanted = metrics.map(({ stored }) => ({ shard, account, metric: stored.id }));
  const series = (await listMetricMonths(db, wanted, raised - BEFORE - longest)).get(account) ?? new AccountSeries();
  return metrics.map(({ ref, stored }) => ({
    metric: ref.metric,
    label: metricLabel(ref, language),
    ...(stored.metric.unit === undefined ? {} : { unit: stored.metric.unit }),
    days: days.map(dateText),
    values: [...curveOf(series, stored, ref, days)],
  }));
}
