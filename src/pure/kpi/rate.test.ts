import { describe, expect, test } from 'vitest';
import type { Kpi } from '#pure/playbook';
import { aKpi, aPeriod, events, expression, happened, kpiData, shareTarget, task, utc } from '../../../test/kpis.ts';
import { computeKpi, rowsOfKpi } from './compute-kpi.ts';
import type { EventGroup } from './event-group.ts';
import { isMet } from './met.ts';

const MARCH = aPeriod('2026-03-01', '2026-03-31', '2026-05-01');
const winRate: Kpi = aKpi({ kind: 'rate', of: events('proposal.sent'), did: events('opportunity.won') });
const figure = (kpi: Kpi, ...groups: EventGroup[]) => computeKpi(kpi, kpiData(groups), MARCH);

describe('a rate', () => {
  test('is the share of those decided, with the undecided apart', () => {
    const groups = [
      happened('proposal.sent', '2026-03-02', { run: 'a' }),
      happened('proposal.sent', '2026-03-03', { run: 'b' }),
      happened('proposal.sent', '2026-03-04', { run: 'c' }),
      happened('proposal.sent', '2026-03-05', { run: 'd' }),
      happened('proposal.sent', '2026-03-06', { run: 'e' }),
      happened('proposal.sent', '2026-03-07', { run: 'f', running: true }),
      happened('proposal.sent', '2026-03-08', { run: 'g', running: true }),
      happened('opportunity.won', '2026-03-20', { run: 'a' }),
      happened('opportunity.won', '2026-03-21', { run: 'b' }),
      happened('opportunity.won', '2026-03-21', { run: 'g', running: true }),
    ];
    expect(figure(winRate, ...groups)).toMatchObject({ numerator: 3, denominator: 6, value: 0.5, undecided: 1 });
  });

  test('counts what was done after the period, up to now', () => {
    const sent = happened('proposal.sent', '2026-03-31T23:59', { run: 'a' });
    expect(figure(winRate, sent, happened('opportunity.won', '2026-04-30', { run: 'a' }))).toMatchObject({ value: 1 });
  });

  test('counts only those that began in the period, at its edges', () => {
    const at = (...instants: string[]) =>
      figure(winRate, happened('proposal.sent', instants, { run: 'a' })).denominator;
    expect(at('2026-02-28T23:59:59.999')).toBe(0);
    expect(at('2026-03-01')).toBe(1);
    expect(at('2026-03-31T23:59:59.999')).toBe(1);
    expect(at('2026-04-01')).toBe(0);
  });

  test('takes what was done at the same time, and not what was done before', () => {
    const sent = happened('proposal.sent', '2026-03-10T09:00', { run: 'a' });
    const won = (at: string) => figure(winRate, sent, happened('opportunity.won', at, { run: 'a' })).value;
    expect(won('2026-03-10T09:00')).toBe(1);
    expect(won('2026-03-10T08:59:59.999')).toBe(0);
  });

  test('counts a run once, by its first event in the period', () => {
    const sent = happened('proposal.sent', ['2026-02-10', '2026-03-12', '2026-03-20'], { run: 'a' });
    const won = happened('opportunity.won', ['2026-03-01', '2026-03-15'], { run: 'a' });
    expect(rowsOfKpi(winRate, kpiData([sent, won]), MARCH)).toEqual([
      { account: 'acme', enrollment: 'a', at: utc('2026-03-12'), didAt: utc('2026-03-15'), result: 'yes' },
    ]);
  });

  test('is not helped by another run of the same account', () => {
    const sent = happened('proposal.sent', '2026-03-10', { run: 'a' });
    expect(figure(winRate, sent, happened('opportunity.won', '2026-03-11', { run: 'b' }))).toMatchObject({ value: 0 });
  });

  test('takes what the account did outside of any run for each of its runs', () => {
    const sent = ['a', 'b'].map((run) => happened('proposal.sent', '2026-03-10', { run }));
    expect(figure(winRate, ...sent, happened('opportunity.won', '2026-03-11'))).toMatchObject({ numerator: 2 });
    const elsewhere = happened('opportunity.won', '2026-03-11', { account: 'other' });
    expect(figure(winRate, ...sent, elsewhere)).toMatchObject({ numerator: 0 });
  });

  test('counts an account where the event belongs to no run, and whatever its runs did then', () => {
    const qualified = aKpi({ kind: 'rate', of: events('signal.raised'), did: events('opportunity.created') });
    const groups = [
      happened('signal.raised', ['2026-03-02', '2026-03-09']),
      happened('signal.raised', '2026-03-04', { account: 'other' }),
      happened('opportunity.created', '2026-03-02', { run: 'a', running: true }),
    ];
    expect(figure(qualified, ...groups)).toMatchObject({ numerator: 1, denominator: 2, value: 0.5, undecided: 0 });
  });

  test('counts only completions of the task it names', () => {
    const kpi = aKpi({ kind: 'rate', of: events('opportunity.created', 'opportunity.reopened'), did: task('call') });
    const groups = [
      happened('opportunity.created', '2026-03-02', { run: 'a' }),
      happened('opportunity.reopened', '2026-03-02', { run: 'b' }),
      happened('task.completed', '2026-03-04', { run: 'a', properties: { kind: 'note' } }),
      happened('task.completed', '2026-03-04', { run: 'b', properties: { kind: 'call' } }),
    ];
    expect(figure(kpi, ...groups)).toMatchObject({ numerator: 1, denominator: 2 });
  });

  test('counts only events for which its condition holds; what is not known does not hold', () => {
    const met = expression('event.properties.met');
    const kpi = aKpi({
      kind: 'rate',
      of: { events: ['service.feedback'], where: met },
      did: events('opportunity.won'),
    });
    const groups = [true, false, 'yes'].map((said, index) =>
      happened('service.feedback', '2026-03-02', { run: `${index}`, properties: { met: said } }),
    );
    expect(figure(kpi, ...groups, happened('service.feedback', '2026-03-02', { run: 'x' })).denominator).toBe(1);
  });

  test('of nobody has no value and meets no target', () => {
    const kpi = { ...winRate, target: shareTarget('from', 0.4) };
    const nothing = figure(kpi, happened('proposal.sent', '2026-03-02', { run: 'a', running: true }));
    expect(nothing).toMatchObject({ numerator: 0, denominator: 0, undecided: 1 });
    expect(nothing.value).toBeUndefined();
    expect(isMet(kpi, nothing)).toBeUndefined();
  });

  test('meets its target at the edge', () => {
    const runs = ['a', 'b', 'c', 'd', 'e'].map((run) => happened('proposal.sent', '2026-03-02', { run }));
    const two = ['a', 'b'].map((run) => happened('opportunity.won', '2026-03-03', { run }));
    const won = figure(winRate, ...runs, ...two);
    expect(won.value).toBe(0.4);
    expect(isMet({ ...winRate, target: shareTarget('from', 0.4) }, won)).toBe(true);
    expect(isMet({ ...winRate, target: shareTarget('above', 0.4) }, won)).toBe(false);
  });
});
