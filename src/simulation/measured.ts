import { currencyDigits, type Json, type JsonObject } from '#base';
import type { Queryable } from '#platform/db';
import { listHappened, listScores } from './happened-list.ts';
import type { Played } from './play.ts';
import { type Line, momentOf } from './truth/index.ts';

/** How the log's events are worded in a ledger. */
const WORDED: Readonly<Record<string, (properties: JsonObject) => readonly string[]>> = {
  'signal.raised': ({ kind }) => [`signal ${kind}`],
  'journey.entered': () => ['entered'],
  'journey.held_out': () => ['held out'],
  'journey.exited': ({ outcome }) => [`exit ${outcome}`],
  'opportunity.created': opportunity,
  'opportunity.updated': opportunity,
  'opportunity.reopened': opportunity,
  'proposal.sent': () => ['sent proposal'],
  'decision.recorded': ({ decision }) => [`decision ${decision}`],
  'order.created': ({ monthly_price: price, currency }) => [`order ${minorUnits(price, currency)} ${currency} a month`],
  'notification.made': ({ message }) => [`notify ${message}`],
  'segment.joined': ({ segment }) => [`joins ${segment}`],
  'segment.left': ({ segment }) => [`leaves ${segment}`],
  'advocacy.suggested': () => ['advocacy suggested'],
  'task.completed': ({ kind, answers }) => [`done ${kind}`, ...satisfaction(answers)],
};

/** What has happened to each customer as it is seen from outside: what arrived, and what the log tells of it. */
export async function measuredLedgers(
  db: Queryable,
  { customers, arrivals, horizon }: Played,
): Promise<Map<string, Line[]>> {
  const ledgers = new Map<string, Line[]>(customers.map(({ account }) => [account, []]));
  for (const { account, at, kind, name } of arrivals) ledgers.get(account)?.push({ at, what: `${kind} ${name}` });
  for (const happened of await listHappened(db, Object.keys(WORDED), horizon)) {
    const { account, at, name, properties } = happened;
    for (const what of WORDED[name]?.(properties) ?? []) ledgers.get(account)?.push({ at, what });
  }
  const asked = customers.map(({ account, entry, start, zone }) => ({
    account,
    at: momentOf(entry.score.at, 'start', { start }, zone),
  }));
  const scores = await listScores(db, 'service_upgrade.expansion', asked);
  for (const { account, at } of asked) {
    if (at <= horizon) ledgers.get(account)?.push({ at, what: `score ${scores.get(account) ?? 'unknown'}` });
  }
  return ledgers;
}

/** With what it is worth in minor units, as the truth has it. */
function opportunity({ stage, estimated_value: value, currency }: JsonObject): string[] {
  const worth = typeof value === 'number' ? ` ${minorUnits(value, currency)} ${currency}` : '';
  return [`opportunity ${stage}${worth}`];
}

function satisfaction(answers: Json | undefined): string[] {
  // Answers are an object of the form's fields, or nothing.
  const satisfied = (answers as JsonObject | null | undefined)?.satisfied;
  return typeof satisfied === 'boolean' ? [`satisfied ${satisfied ? 'yes' : 'no'}`] : [];
}

const minorUnits = (amount: Json | undefined, currency: Json | undefined): number =>
  Math.round(Number(amount) * 10 ** currencyDigits(String(currency)));
