import { expect, test } from 'vitest';
import type { Kpi } from '#pure/playbook';
import { aKpi, aPeriod, events, expression, task, utc } from '../../../test/kpis.ts';
import { needsOf } from './needs.ts';

const PERIOD = aPeriod('2026-02-15', '2026-03-31');
const needs = (...kpis: Kpi[]) => {
  const { events: named, facts, ...rest } = needsOf(kpis, PERIOD);
  return { ...rest, events: Object.fromEntries(named), facts: facts?.map(({ id }) => id) };
};
const NOTHING = { events: {}, facts: undefined, opportunities: false, contracts: false, team: false, months: [] };

test('a rate needs its events since the period began, with what its conditions ask', () => {
  const where = expression('event.properties.met && account.reference');
  const kpi = aKpi({ kind: 'rate', of: { events: ['service.feedback'], where }, did: task('call') });
  expect(needs(kpi)).toEqual({
    ...NOTHING,
    events: {
      'service.feedback': { since: utc('2026-02-15'), properties: ['met'] },
      'task.completed': { since: utc('2026-02-15'), properties: ['kind'] },
    },
    facts: ['account.reference'],
  });
});

test('mean days need their events from the beginning', () => {
  const days = aKpi({ kind: 'days', from: 'opportunity.created', to: 'opportunity.won' });
  const since = Number.NEGATIVE_INFINITY;
  expect(
    needs(aKpi({ kind: 'rate', of: events('opportunity.won'), did: events('order.created') }), days).events,
  ).toEqual({
    'opportunity.created': { since, properties: ['opportunity'] },
    'opportunity.won': { since, properties: ['opportunity'] },
    'order.created': { since: utc('2026-02-15'), properties: [] },
  });
});

test('a count by calendar period needs the whole of the first', () => {
  const kpi = aKpi({ kind: 'count', of: events('signal.raised'), per: 'quarter', by: 'csm' });
  expect(needs(kpi)).toEqual({
    ...NOTHING,
    events: { 'signal.raised': { since: utc('2026-01-01'), properties: [] } },
    team: true,
  });
});

test('answers are read from the completed task', () => {
  const kpi = aKpi({ kind: 'share', share: expression('answers.check_in.satisfied'), of: task('check_in') });
  expect(needs(kpi).events['task.completed']?.properties).toEqual(['answers', 'form', 'kind']);
});

test('accounts are asked only what no record and no event says', () => {
  const kpi = aKpi({
    kind: 'sum',
    of: { subject: 'opportunity', field: 'estimated_value' },
    where: expression('opportunity.is_open && scores.expansion > 70'),
  });
  expect(needs(kpi)).toEqual({ ...NOTHING, opportunities: true, facts: ['scores.expansion'] });
});

test('an average as a share needs both sides', () => {
  const kpi = aKpi({
    kind: 'average',
    of: { subject: 'order', field: 'plan_limit' },
    asShareOf: { subject: 'contract', field: 'original_arr' },
    where: expression('order.plan == "Plus"'),
  });
  expect(needs(kpi)).toMatchObject({ contracts: true, facts: undefined });
  expect(needs(kpi).events['order.created']?.properties).toEqual(
    expect.arrayContaining(['order', 'currency', 'plan_limit', 'plan']),
  );
});

test('revenue needs its window, and a contribution the orders in it', () => {
  const [retention, contribution] = (['net_retention', 'contribution'] as const).map((revenue) =>
    aKpi({ kind: 'revenue', revenue, months: 12 }),
  );
  expect(needs(retention as Kpi)).toEqual({ ...NOTHING, months: [12] });
  expect(needs(contribution as Kpi).events['order.created']?.since).toBe(utc('2025-04-01'));
});
