import { currencyDigits, type Json, type JsonObject } from '#base';
import type { Queryable } from '#platform/db';
import { type Happened, listHappened, listScores } from './happened-list.ts';
import type { Played } from './simulate.ts';
import { type Line, momentOf } from './truth/index.ts';

const TOLD = [
  'signal.raised',
  'journey.entered',
  'journey.held_out',
  'journey.exited',
  'opportunity.created',
  'opportunity.updated',
  'decision.recorded',
];

/** What has happened to each customer as it is seen from outside: what arrived, and what the log tells of it. */
export async function measuredLedgers(
  db: Queryable,
  { customers, arrivals, horizon }: Played,
): Promise<Map<string, Line[]>> {
  const ledgers = new Map<string, Line[]>(customers.map(({ account }) => [account, []]));
  for (const { account, at, kind, name } of arrivals) ledgers.get(account)?.push({ at, what: `${kind} ${name}` });
  for (const happened of await listHappened(db, TOLD, horizon)) {
    ledgers.get(happened.account)?.push({ at: happened.at, what: worded(happened) });
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

function worded({ name, properties }: Happened): string {
  switch (name) {
    case 'signal.raised':
      return `signal ${properties.kind}`;
    case 'journey.entered':
      return 'entered';
    case 'journey.held_out':
      return 'held out';
    case 'journey.exited':
      return `exit ${properties.outcome}`;
    case 'decision.recorded':
      return `decision ${properties.decision}`;
    default:
      return `opportunity ${properties.stage}${worth(properties)}`;
  }
}

/** Minor units, as the truth has them. */
function worth({ estimated_value: value, currency }: JsonObject): string {
  return typeof value === 'number' ? ` ${minorUnits(value, currency)} ${currency}` : '';
}

const minorUnits = (amount: number, currency: Json | undefined): number =>
  Math.round(amount * 10 ** currencyDigits(String(currency)));
