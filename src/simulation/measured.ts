import { currencyDigits, type Json, type JsonObject } from '#base';
import type { ListedKpi } from '#domain/kpis';
import type { Queryable } from '#platform/db';
import { listHappened, listScores } from './happened-list.ts';
import type { Played } from './play.ts';
import { type Figures, type KpiParts, type Line, momentOf } from './truth/index.ts';
import type { RunOperation } from './workspace.ts';

/** How the log's events are worded in a ledger. */
const WORDED: Readonly<Record<string, (properties: JsonObject) => readonly string[]>> = {
  'signal.raised': ({ kind }) => [`signal ${kind}`],
  'journey.entered': () => ['entered'],
  'journey.held_out': () => ['held out'],
  'journey.exited': ({ outcome }) => [`exit ${outcome}`],
  'opportunity.created': ({ stage, ...worth }) => [`opportunity ${stage}${worthOf(worth)}`],
  'opportunity.updated': ({ stage, ...worth }) => [`opportunity ${stage}${worthOf(worth)}`],
  'opportunity.reopened': ({ stage, ...worth }) => [`opportunity ${stage}${worthOf(worth)}`],
  'proposal.sent': () => ['sent proposal'],
  'decision.recorded': ({ decision }) => [`decision ${decision}`],
  'order.created': ({ monthly_price: month, additional_arr: more, currency }) => [
    `order ${minorUnits(month, currency)} ${currency} a month, ${minorUnits(more, currency)} ${currency} a year more`,
  ],
  'notification.made': ({ message }) => [`notice ${message}`],
  'segment.joined': ({ segment }) => [`joins ${segment}`],
  'segment.left': ({ segment }) => [`leaves ${segment}`],
  'advocacy.suggested': () => ['advocacy suggested'],
  'task.completed': ({ kind, answers }) => [`done ${kind}`, ...satisfaction(answers)],
};

/** What has happened to each customer as it is seen from outside: what arrived, what the log tells, what stands. */
export async function measuredLedgers(
  db: Queryable,
  run: RunOperation,
  { customers, arrived, horizon }: Played,
): Promise<Map<string, Line[]>> {
  const ledgers = new Map<string, Line[]>([...arrived].map(([account, lines]) => [account, [...lines]]));
  for (const { account, at, name, properties } of await listHappened(db, Object.keys(WORDED), horizon)) {
    for (const what of WORDED[name]?.(properties) ?? []) ledgers.get(account)?.push({ at, what });
  }
  const asked = customers.map(({ account, entry, start, zone }) => {
    return { account, at: momentOf(entry.score.at, 'start', { start }, zone) };
  });
  const scores = await listScores(db, 'service_upgrade.expansion', asked);
  for (const { account, at } of asked) {
    if (at <= horizon) ledgers.get(account)?.push({ at, what: `score ${scores.get(account) ?? 'unknown'}` });
  }
  for await (const { account, stage, ...worth } of allOpportunities(run)) {
    ledgers.get(account)?.push({ at: horizon, what: `stands ${stage}${worthOf(worth)}` });
  }
  return ledgers;
}

/** What the product says of the playbook's KPIs. */
export async function measuredKpis(run: RunOperation): Promise<Figures['kpis']> {
  // The operation's own output schema has checked it.
  const { kpis } = (await run('list-kpis', { all: true })) as { kpis: readonly ListedKpi[] };
  return Object.fromEntries(kpis.map((listed) => [listed.kpi, partsOf(listed)]));
}

function partsOf({ numerator, denominator, undecided, money }: ListedKpi): KpiParts {
  const sums = money.map(({ currency, minor, sum_minor: sum = minor, count }) => [currency, { minor: sum, count }]);
  return {
    ...(numerator === null ? {} : { numerator }),
    ...(denominator === null ? {} : { denominator }),
    ...(undecided === null ? {} : { undecided }),
    ...(denominator === null || sums.length > 0 ? { money: Object.fromEntries(sums) } : {}),
  };
}

interface ListedOpportunity {
  readonly account: string;
  readonly stage: string;
  readonly estimated_value?: number;
  readonly currency?: string;
}

const PAGE = 500;

async function* allOpportunities(run: RunOperation): AsyncGenerator<ListedOpportunity> {
  let after: string | undefined;
  do {
    const page = (await run('list-opportunities', { limit: PAGE, ...(after === undefined ? {} : { after }) })) as {
      readonly opportunities: readonly ListedOpportunity[];
      readonly next?: string;
    };
    yield* page.opportunities;
    after = page.next;
  } while (after !== undefined);
}

/** In minor units, as the truth has it. */
function worthOf({ estimated_value: value, currency }: { readonly [name: string]: Json | undefined }): string {
  return typeof value === 'number' ? ` ${minorUnits(value, currency)} ${currency}` : '';
}

function satisfaction(answers: Json | undefined): string[] {
  // Answers are an object of the form's fields, or nothing.
  const satisfied = (answers as JsonObject | null | undefined)?.satisfied;
  return typeof satisfied === 'boolean' ? [`satisfied ${satisfied ? 'yes' : 'no'}`] : [];
}

const minorUnits = (amount: Json | undefined, currency: Json | undefined): number =>
  Math.round(Number(amount) * 10 ** currencyDigits(String(currency)));
