import { expect, test } from 'vitest';
import { HOUR } from '#base';
import type { Kpi } from '#pure/playbook';
import { aKpi, aPeriod, events, expression, kpiData, task, utc } from '../../../test/kpis.ts';
import fc from '../../../test/laws.ts';
import { computeKpi, rowsOfKpi } from './compute-kpi.ts';
import type { EventGroup } from './event-group.ts';

const PERIOD = aPeriod('2026-03-01', '2026-03-10', '2026-03-20');
const START = utc('2026-02-25');

const kpis: readonly Kpi[] = [
  aKpi({ kind: 'rate', of: events('proposal.sent'), did: task('call') }),
  aKpi({ kind: 'share', share: expression('answers.check_in.satisfied'), of: task('call') }),
  aKpi({ kind: 'days', from: 'proposal.sent', to: 'order.created' }),
  aKpi({ kind: 'sum', of: { subject: 'order', field: 'additional_arr' } }),
  aKpi({ kind: 'count', of: events('proposal.sent', 'order.created'), per: 'week' }),
];

const properties = fc.record({
  kind: fc.constantFrom('call', 'note'),
  form: fc.constant('check_in'),
  answers: fc.record({ satisfied: fc.boolean() }, { requiredKeys: [] }),
  order: fc.constantFrom('o1', 'o2', 'o3'),
  additional_arr: fc.constantFrom(100, 100.5),
  currency: fc.constantFrom('USD', 'EUR'),
});

/** Single events on few instants, so that many meet. */
const event: fc.Arbitrary<EventGroup> = fc
  .record({
    name: fc.constantFrom('proposal.sent', 'task.completed', 'order.created'),
    account: fc.constantFrom('a', 'b'),
    run: fc.constantFrom(undefined, 'r1', 'r2'),
    properties,
    at: fc.integer({ min: 0, max: 12 }).map((count) => [START + count * 24 * HOUR]),
  })
  .map(({ run, ...group }) => ({
    ...group,
    // A run goes on or not, whatever event tells of it.
    ...(run === undefined ? {} : { enrollment: run, run: { journey: 'j', isRunning: run === 'r1' } }),
  }));

test('figures and rows are the same in whatever order events are read', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), fc.nat(), (groups, turn) => {
      const other = [...groups.slice(turn % (groups.length + 1)), ...groups.slice(0, turn % (groups.length + 1))];
      for (const kpi of kpis) {
        expect(computeKpi(kpi, kpiData(other.toReversed()), PERIOD)).toEqual(computeKpi(kpi, kpiData(groups), PERIOD));
        expect(rowsOfKpi(kpi, kpiData(other), PERIOD)).toEqual(rowsOfKpi(kpi, kpiData(groups), PERIOD));
      }
    }),
    { numRuns: 300 },
  );
});

test('events that say the same may stand together or alone', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), (groups) => {
      const together = new Map<string, EventGroup>();
      for (const { at, ...group } of groups) {
        const key = JSON.stringify(group);
        const instants = [...(together.get(key)?.at ?? []), ...at].sort((a, b) => a - b);
        together.set(key, { ...group, at: instants });
      }
      for (const kpi of kpis) {
        const [one, other] = [kpiData(groups), kpiData([...together.values()])];
        expect(computeKpi(kpi, other, PERIOD)).toEqual(computeKpi(kpi, one, PERIOD));
      }
    }),
    { numRuns: 300 },
  );
});
