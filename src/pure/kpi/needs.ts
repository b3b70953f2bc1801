import { type Instant, startOfDay } from '#base';
import type { Expression, FactRef } from '#pure/expression';
import type { Counted, Kpi, Measured } from '#pure/playbook';
import { calendarPeriod } from './calendar-period.ts';
import { namesOf } from './counted.ts';
import { isOfDeals } from './elapsed.ts';
import { ORDER_CREATED, ORDER_MONEY } from './order-records.ts';
import type { Period } from './period.ts';
import { revenueWindow } from './revenue-kpi.ts';

/** What has to be read to compute some KPIs over a period. */
export interface KpiNeeds {
  /** By name: events since when, and which of their properties. */
  readonly events: ReadonlyMap<string, { readonly since: Instant; readonly properties: readonly string[] }>;
  readonly opportunities: boolean;
  readonly contracts: boolean;
  /** Facts that are asked of every account; undefined: accounts are not asked. */
  readonly facts: readonly FactRef[] | undefined;
  readonly team: boolean;
  /** Windows of revenue, in months. */
  readonly months: readonly number[];
}

const ORDER = ['order', 'currency', ...ORDER_MONEY];
const EVER = Number.NEGATIVE_INFINITY;

export function needsOf(kpis: readonly Kpi[], period: Period): KpiNeeds {
  const events = new Map<string, { since: Instant; properties: string[] }>();
  const months = new Set<number>();
  let [opportunities, contracts, team] = [false, false, false];
  let facts: FactRef[] | undefined;
  const event = (name: string, since: Instant, properties: readonly string[]): void => {
    const known = events.get(name) ?? { since, properties: [] };
    const all = [...new Set([...known.properties, ...properties])].sort();
    events.set(name, { since: Math.min(known.since, since), properties: all });
  };
  const counted = (of: Counted, since: Instant, ...asked: readonly Expression[]): void => {
    const task = of.task === undefined ? [] : ['kind'];
    const expressions = [...asked, ...(of.where === undefined ? [] : [of.where])];
    for (const name of namesOf(of)) event(name, since, [...task, ...expressions.flatMap(propertiesIn)]);
    ofAccounts(expressions.flatMap(({ refs }) => refs).filter(({ kind }) => kind !== 'event' && kind !== 'answer'));
  };
  const ofAccounts = (refs: readonly FactRef[]): void => {
    if (refs.length > 0) facts = [...(facts ?? []), ...refs];
  };
  const measured = ({ subject, field }: Measured, refs: readonly FactRef[]): void => {
    if (subject === 'opportunity') opportunities = true;
    if (subject === 'contract') contracts = true;
    if (subject === 'order') event(ORDER_CREATED, period.start, [...ORDER, field, ...refs.flatMap(orderFields)]);
    ofAccounts(refs.filter((ref) => ref.kind !== 'attribute' || ref.subject !== subject));
  };
  for (const kpi of kpis) {
    switch (kpi.kind) {
      case 'rate':
        counted(kpi.of, period.start);
        counted(kpi.did, period.start);
        break;
      case 'share':
        // Asked of every account, whatever it asks.
        if (kpi.of === 'accounts') facts = [...(facts ?? []), ...kpi.share.refs];
        else counted(kpi.of, period.start, kpi.share);
        break;
      case 'sum':
      case 'average':
        measured(kpi.of, kpi.where?.refs ?? []);
        if (kpi.kind === 'average' && kpi.asShareOf !== undefined) measured(kpi.asShareOf, []);
        break;
      case 'days':
        // The first event may be older than any period.
        for (const name of [kpi.from, kpi.to]) event(name, EVER, isOfDeals(name) ? ['opportunity'] : []);
        break;
      case 'count':
        counted(kpi.of, countedSince(kpi, period));
        team ||= kpi.by === 'csm';
        break;
      case 'revenue':
        months.add(kpi.months);
        if (kpi.revenue === 'contribution') {
          event(ORDER_CREATED, startOfDay(revenueWindow(kpi.months, period).start + 1, period.zone), ORDER);
        }
        break;
    }
  }
  return { events, opportunities, contracts, facts, team, months: [...months] };
}

function countedSince({ per }: Extract<Kpi, { kind: 'count' }>, { from, start, zone }: Period): Instant {
  return per === undefined || from === undefined ? start : startOfDay(calendarPeriod(from, per).from, zone);
}

/** Properties of events that an expression reads; answers stand in a completed task, beside the form's name. */
function propertiesIn({ refs }: Expression): string[] {
  return refs.flatMap((ref) => {
    if (ref.kind === 'answer') return ['form', 'answers'];
    return ref.kind === 'event' && ref.part === 'property' ? [ref.property] : [];
  });
}

const orderFields = (ref: FactRef): string[] => (ref.kind === 'attribute' && ref.subject === 'order' ? [ref.name] : []);
