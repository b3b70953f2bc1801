import type { Counted, Kpi, Measured } from '#pure/playbook';
import { kpiUnit } from './kpi-unit.ts';

const EACH_ONCE = 'each journey run once, or each account where the event belongs to no run';

/** Whom a KPI counts, and how, for people. */
export function kpiWords(kpi: Kpi): string {
  switch (kpi.kind) {
    case 'rate':
      return (
        `Of those with ${counted(kpi.of)} in the period (${EACH_ONCE}), the share with ${counted(kpi.did)} then or ` +
        'later. Runs that are still going on without it are undecided and stand apart.'
      );
    case 'share':
      return shareWords(kpi);
    case 'sum':
    case 'average':
      return amountWords(kpi);
    case 'days':
      return (
        `Mean days of 24 hours from the first ${kpi.from} to the first ${kpi.to} after it, of those who reached that in ` +
        `the period (${EACH_ONCE}).`
      );
    case 'count':
      return countWords(kpi);
    case 'revenue': {
      const currencies = kpi.revenue === 'logo_churn' ? '' : ', each currency by itself';
      const what = kpi.revenue === 'contribution' ? contribution(kpi.journey) : REVENUE[kpi.revenue];
      return `${what}, over ${kpi.months} months to the end of the period${currencies}.`;
    }
  }
}

function shareWords({ share: { source }, of }: Extract<Kpi, { kind: 'share' }>): string {
  const unknown = 'Where that is not known, it does not hold.';
  if (of === 'accounts') return `Of all accounts, the share of which is true now: ${source}. ${unknown}`;
  const whom = `${counted(of)} in the period (${EACH_ONCE}, by its first)`;
  return `Of those with ${whom}, the share of which is true: ${source}. ${unknown}`;
}

function amountWords(kpi: Extract<Kpi, { kind: 'sum' | 'average' }>): string {
  const { of, where } = kpi;
  const over = `${named(of)} over ${measured(of)}${where === undefined ? '' : ` where ${where.source}`}`;
  const base = kpi.kind === 'average' ? kpi.asShareOf : undefined;
  const same = base?.subject === of.subject ? of.subject : 'account';
  const share = base === undefined ? '' : `, as a share of the mean of ${named(base)} of the same ${same}s`;
  const currencies = kpiUnit(kpi) === 'number' ? '' : ', each currency by itself';
  return `The ${kpi.kind === 'sum' ? 'sum' : 'mean'} of ${over}${share}${currencies}.`;
}

function countWords({ of, per, by }: Extract<Kpi, { kind: 'count' }>): string {
  const period = per === undefined ? 'in the period' : `in each ${per} that has a day in the period, counted whole`;
  const each = by === undefined ? '' : ', for each customer success manager who looks after the account now';
  const means = [per === undefined ? '' : `${per}s that are over`, by === undefined ? '' : 'managers'];
  const over = means.filter((one) => one !== '').join(' and over ');
  return `How often ${counted(of)} happened ${period}${each}.${over === '' ? '' : ` The value is the mean over ${over}.`}`;
}

const REVENUE: Readonly<Record<Exclude<Extract<Kpi, { kind: 'revenue' }>['revenue'], 'contribution'>, string>> = {
  net_retention:
    'Of the customers at the start: what they pay at the end, expansion included, as a share of what they paid',
  gross_retention:
    'Of the customers at the start: what they still pay at the end, none of them more than at the start, as a share of what they paid',
  logo_churn: 'Of the customers at the start: the share that pays nothing any more',
  contraction: 'Of the customers at the start: what those who stayed pay less, as a share of what all paid',
  expansion_share: 'What customers pay more, as a share of that and what new customers pay',
};

const contribution = (journey = ''): string =>
  `What orders of the journey ${journey} added to what the customers at the start pay, as a share of what they paid`;

function counted({ events, task, where }: Counted): string {
  const what = task === undefined ? events.join(' or ') : `the task ${task} done`;
  return where === undefined ? what : `${what} where ${where.source}`;
}

const named = ({ subject, field }: Measured): string => `${subject}.${field}`;

function measured({ subject, field }: Measured): string {
  if (subject === 'order') return 'orders made in the period';
  if (subject === 'opportunity') return 'opportunities as they stand now';
  return field === 'original_arr' ? 'first contracts of all accounts, as first recorded' : 'contracts in force today';
}
