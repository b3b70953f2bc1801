import type { Instant, JsonObject } from '#base';
import { dayNumber } from '#base';
import { compileExpression, type Expression } from '#pure/expression';
import type { EventGroup, KpiData, Period } from '#pure/kpi';
import { periodOf } from '#pure/kpi';
import type { Counted, Kpi, Target } from '#pure/playbook';

export const utc = (text: string): Instant => Date.parse(text.includes('T') ? `${text}Z` : `${text}T00:00:00Z`);

/** Days in UTC, both included; as of the end of the last one unless said. */
export const aPeriod = (from: string, to: string, now = `${to}T23:59`): Period =>
  periodOf(dayNumber(from), dayNumber(to), 'UTC', utc(now));

/** An event of `acme` at one instant or several. */
export function happened(
  name: string,
  at: string | readonly string[],
  more: { account?: string; run?: string; running?: boolean; journey?: string; properties?: JsonObject } = {},
): EventGroup {
  const { account = 'acme', run, running = false, journey = 'upgrade', properties = {} } = more;
  return {
    name,
    account,
    ...(run === undefined ? {} : { enrollment: run, run: { journey, isRunning: running } }),
    properties,
    at: [at].flat().map(utc),
  };
}

/** What is known beside the events: nothing unless said. */
export const kpiData = (events: readonly EventGroup[], more: Partial<KpiData> = {}): KpiData => ({
  events,
  opportunities: [],
  contracts: [],
  accounts: new Map(),
  team: { csms: [], csmOf: () => undefined },
  arr: new Map(),
  ...more,
});

export const events = (...names: string[]): Counted => ({ events: names });
export const task = (name: string): Counted => ({ events: ['task.completed'], task: name });

export const shareTarget = (compare: Target['compare'], edge: number): Target => ({
  compare,
  edge,
  unit: 'share',
  source: `${compare} ${edge}`,
});

type Told<K> = K extends { readonly kind: string } ? Omit<K, 'id' | 'title'> : never;

/** A KPI without a name. */
export const aKpi = (kpi: Told<Kpi>): Kpi => ({ id: 'kpi', title: 'KPI', ...kpi }) as Kpi;

/** Compiled over a few facts of each kind that KPIs may ask. */
export function expression(source: string): Expression {
  const compiled = compileExpression(
    source,
    {
      attributes: {
        'account.reference': { type: 'bool' },
        'opportunity.is_open': { type: 'bool' },
        'opportunity.stage': { type: 'text' },
        'order.plan': { type: 'text' },
        'contract.plan': { type: 'text' },
      },
      metrics: { usage: { aggregate: 'sum' } },
      events: { 'service.feedback': { met: 'bool' }, 'signal.raised': { strength: 'text' } },
      forms: { check_in: { satisfied: 'bool' } },
      scores: ['expansion'],
      signals: ['high_usage'],
      outcomes: [],
    },
    { events: ['service.feedback', 'signal.raised'], journey: true },
  );
  if (compiled.ok) return compiled.expression;
  throw new Error(compiled.problems.map(({ message }) => message).join('\n'));
}
