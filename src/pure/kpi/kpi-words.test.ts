import { expect, test } from 'vitest';
import { aKpi, events, expression, task } from '../../../test/kpis.ts';
import { kpiWords } from './kpi-words.ts';

test('a rate says whom it counts, and that the undecided stand apart', () => {
  const where = expression('event.properties.met');
  const words = kpiWords(aKpi({ kind: 'rate', of: { events: ['service.feedback'], where }, did: task('call') }));
  expect(words).toContain('service.feedback where event.properties.met in the period (each journey run once');
  expect(words).toContain('the share with the task call done then or later');
  expect(words).toContain('undecided and stand apart');
});

test('money says that currencies stand by themselves, a plain number has none', () => {
  const of = { subject: 'opportunity', field: 'estimated_value' } as const;
  expect(kpiWords(aKpi({ kind: 'sum', of, where: expression('opportunity.is_open') }))).toBe(
    'The sum of opportunity.estimated_value over opportunities as they stand now where opportunity.is_open, each currency by itself.',
  );
  expect(kpiWords(aKpi({ kind: 'average', of: { subject: 'opportunity', field: 'probability' } }))).toBe(
    'The mean of opportunity.probability over opportunities as they stand now.',
  );
});

test('a share of amounts says whose', () => {
  const of = { subject: 'order', field: 'additional_arr' } as const;
  const share = (subject: 'order' | 'contract', field: string) =>
    kpiWords(aKpi({ kind: 'average', of, asShareOf: { subject, field } }));
  expect(share('contract', 'original_arr')).toContain('the mean of contract.original_arr of the same accounts');
  expect(share('order', 'previous_arr')).toContain('the mean of order.previous_arr of the same orders');
});

test('a count says over what its mean is', () => {
  const of = events('signal.raised');
  expect(kpiWords(aKpi({ kind: 'count', of }))).toBe('How often signal.raised happened in the period.');
  expect(kpiWords(aKpi({ kind: 'count', of, per: 'month', by: 'csm' }))).toContain(
    'The value is the mean over months that are over and over managers.',
  );
});

test('revenue says its window, and whose contribution it is', () => {
  expect(kpiWords(aKpi({ kind: 'revenue', revenue: 'contribution', months: 12, journey: 'upgrade' }))).toBe(
    'What orders of the journey upgrade added to what the customers at the start pay, as a share of what they paid, ' +
      'over 12 months to the end of the period, each currency by itself.',
  );
  expect(kpiWords(aKpi({ kind: 'revenue', revenue: 'logo_churn', months: 3 }))).toBe(
    'Of the customers at the start: the share that pays nothing any more, over 3 months to the end of the period.',
  );
});
