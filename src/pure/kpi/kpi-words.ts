import type { Counted, Kpi, Measured } from '#pure/playbook';

const EACH_ONCE = 'each journey run once, or each account where the event belongs to no run';

/** Whom a KPI counts, and how, for people. */
export function kpiWords(kpi: Kpi): string {
  switch (kpi.kind) {
    case 'rate':
      return (
        `Of those with ${counted(kpi.of)} in the period (${EACH_ONCE}), the share with ${counted(kpi.did)} then or later. ` +
        'Runs that are still going on without it are undecided and stand apart.'
      );
    case 'share':
      return kpi.of === 'accounts'
        ? `Of all accounts, the share for which ${kpi.share.source} now. Where that is not known, it does not hold.`
        : `Of those with ${counted(kpi.of)} in the period (${EACH_ONCE}, by its first), the share for which ` +
            `${kpi.share.source}. Where that is not known, it does not hold.`;
    case 'sum':
      return `The sum of ${named(kpi.of)} over ${measured(kpi.of)}${where(kpi)}, each currency by itself.`;
    case 'average':
      return kpi.asShareOf === undefined
        ? `The mean of ${named(kpi.of)} over ${measured(kpi.of)}${where(kpi)}, each currency by itself.`
        : `The mean of ${named(kpi.of)} over ${measured(kpi.of)}${where(kpi)}, as a share of the mean of ` +
            `${named(kpi.asShareOf)} of the same ${kpi.of.subject === kpi.asShareOf.subject ? 'records' : 'accounts'}, each currency by itself.`;
    case 'days':
      return (
        `Mean days of 24 hours from the first ${kpi.from} to the first ` +
        `${kpi.to} after it, of those who reached that in the period (${EACH_ONCE}).`
      );
    case 'count':
      return countWords(kpi);
    case 'revenue': {
      const journey = kpi.journey === undefined ? '' : ` (${kpi.journey})`;
      const currencies = kpi.revenue === 'logo_churn' ? '' : ', each currency by itself';
      return `${REVENUE[kpi.revenue]}${journey}, over ${kpi.months} months to the end of the period${currencies}.`;
    }
  }
}

function countWords({ of, per, by }: Extract<Kpi, { kind: 'count' }>): string {
  const each = by === undefined ? '' : ', for each customer success manager who looks after the account now';
  const mean = [per === undefined ? '' : `${per}s that are over`, by === undefined ? '' : 'managers'].filter(
    (part) => part !== '',
  );
  const period = per === undefined ? 'in the period' : `in every ${per} that has a day in the period, each whole`;
  return `Events ${counted(of)} ${period}${each}.${mean.length === 0 ? '' : ` The value is the mean of the ${mean.join(' and ')}.`}`;
}

const REVENUE: Readonly<Record<Extract<Kpi, { kind: 'revenue' }>['revenue'], string>> = {
  net_retention:
    'Of the customers at the start: what they pay at the end, expansion included, as a share of what they paid',
  gross_retention:
    'Of the customers at the start: what they still pay at the end, none of them more than at the start, as a share of what they paid',
  logo_churn: 'Of the customers at the start: the share that pays nothing any more',
  contraction: 'Of the customers at the start: what those who stayed pay less, as a share of what all paid',
  expansion_share: 'What customers pay more, as a share of that and what new customers pay',
  contribution: 'What orders of the journey added to what customers pay, as a share of what all paid at the start',
};

function counted({ events, task, where: condition }: Counted): string {
  const what = task === undefined ? events.join(' or ') : `the task ${task} done`;
  return condition === undefined ? what : `${what} where ${condition.source}`;
}

const named = ({ subject, field }: Measured): string => `${subject}.${field}`;

function measured({ subject, field }: Measured): string {
  if (subject === 'order') return 'orders made in the period';
  if (subject === 'opportunity') return 'opportunities as they stand now';
  return field === 'original_arr' ? 'first contracts of all accounts, as first recorded' : 'contracts in force today';
}

const where = (kpi: Extract<Kpi, { kind: 'sum' | 'average' }>): string =>
  kpi.where === undefined ? '' : ` where ${kpi.where.source}`;
