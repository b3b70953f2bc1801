import type { Figures, KpiParts } from './figures.ts';
import type { Line } from './ledger.ts';

/** Journey KPIs of the document: of the runs that did the first, how many did the second then or later. */
const RATES: Readonly<Record<string, readonly [of: string, did: string]>> = {
  qualification_rate: ['entered', 'opportunity qualified'],
  discovery_completion: ['opportunity qualified', 'done discovery_call'],
  proposal_rate: ['done discovery_call', 'sent proposal'],
  win_rate: ['sent proposal', 'opportunity won'],
  overall_conversion: ['entered', 'opportunity won'],
  qualified_conversion: ['opportunity qualified', 'opportunity won'],
};

/** The KPIs of the document, counted from what is to happen. */
export function plannedKpis(ledgers: Iterable<readonly Line[]>): Figures['kpis'] {
  const all = [...ledgers];
  const runs = all.flatMap(runsIn);
  const rates = Object.entries(RATES).map(([kpi, [of, did]]) => [kpi, rate(runs, of, did)]);
  const orders = all.flatMap((ledger) => ledger.filter(({ what }) => what.startsWith('order ')).map(addedBy));
  const open = all.flatMap((ledger) =>
    ledger.filter(({ what }) => /^stands (qualified|discovery|proposal) /.test(what)).map(worthOf),
  );
  return {
    ...Object.fromEntries(rates),
    upgrade_satisfaction: satisfaction(runs),
    pipeline_value: { money: sums(open) },
    expansion_revenue: { money: sums(orders) },
    deal_size: { money: sums(orders) },
    sales_cycle: cycle(runs),
  };
}

/** What belongs to each run of the journey: from one entry to the next. */
function runsIn(ledger: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of ledger) {
    if (line.what === 'entered') runs.push([]);
    runs.at(-1)?.push(line);
  }
  return runs;
}

const find = (run: readonly Line[], what: string): Line | undefined => run.find((line) => line.what.startsWith(what));

function rate(runs: readonly (readonly Line[])[], of: string, did: string): KpiParts {
  const counted = runs.filter((run) => find(run, of) !== undefined);
  const reached = counted.filter((run) => find(run, did) !== undefined);
  const undecided = counted.filter((run) => find(run, did) === undefined && find(run, 'exit ') === undefined);
  return {
    numerator: reached.length,
    denominator: counted.length - undecided.length,
    undecided: undecided.length,
  };
}

/** By the first check-in of each. */
function satisfaction(runs: readonly (readonly Line[])[]): KpiParts {
  const first = runs.flatMap((run) => find(run, 'satisfied ') ?? []);
  return { numerator: first.filter(({ what }) => what === 'satisfied yes').length, denominator: first.length };
}

/** From the opportunity to the upgrade, in ms. */
function cycle(runs: readonly (readonly Line[])[]): KpiParts {
  const spans = runs.flatMap((run) => {
    const [made, won] = [find(run, 'opportunity qualified'), find(run, 'opportunity won')];
    return made === undefined || won === undefined ? [] : [won.at - made.at];
  });
  return { numerator: spans.reduce((sum, span) => sum + span, 0), denominator: spans.length };
}

interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** `order 120 USD a month, 360 USD a year more` → 360 USD. */
function addedBy({ what }: Line): Amount {
  const [, , , , , minor, currency = ''] = what.split(' ');
  return { minor: Number(minor), currency };
}

/** `stands proposal 5000 EUR` → 5000 EUR. */
function worthOf({ what }: Line): Amount {
  const [, , minor, currency = ''] = what.split(' ');
  return { minor: Number(minor), currency };
}

function sums(amounts: readonly Amount[]): NonNullable<KpiParts['money']> {
  const byCurrency: Record<string, { minor: number; count: number }> = {};
  for (const { minor, currency } of amounts) {
    const sum = byCurrency[currency] ?? { minor: 0, count: 0 };
    byCurrency[currency] = { minor: sum.minor + minor, count: sum.count + 1 };
  }
  return byCurrency;
}
