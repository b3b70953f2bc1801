import type { Customer } from './customer.ts';
import { eventually } from './eventually.ts';
import type { Trial } from './trial.ts';

/** What became of a customer, as the doors and the mail server tell it. */
export interface Ledger {
  /** How often the log holds each of these. */
  readonly events: Readonly<Record<string, number>>;
  /** Kind and status. */
  readonly tasks: readonly string[];
  readonly opportunities: number;
  /** Mails that arrived, by subject. */
  readonly mails: readonly string[];
  /** Of each run of the journey its outcome, or what it waits for. */
  readonly journeys: readonly string[];
}

const TOLD = [
  'account.identified',
  'service.used',
  'nps.submitted',
  'journey.entered',
  'opportunity.created',
  'email.sent',
  'meeting.booked',
  'email.replied',
  'task.completed',
  'journey.exited',
];

/** The account's whole story, once the log tells of each mail that arrived. */
export async function ledgerOf(trial: Trial, { account, email }: Customer): Promise<Ledger> {
  const arrived = trial.mail.arrived.filter(({ to }) => to?.some(({ address }) => address === email));
  const events = await eventually(
    `the log of ${account} tells of each mail`,
    () => trial.events(account),
    (log) => log.filter(({ name }) => name === 'email.sent').length >= arrived.length,
  );
  const repeated = events.length - new Set(events.map(({ key }) => key)).size;
  if (repeated > 0) throw new Error(`${repeated} events of ${account} are in the log twice`);
  const counts = TOLD.map((name): [string, number] => [name, events.filter((event) => event.name === name).length]);
  const { opportunities } = await trial.ask<{ opportunities: unknown[] }>('list-opportunities', { account });
  const runs = await trial.enrollments(account);
  return {
    events: Object.fromEntries(counts.filter(([, count]) => count > 0)),
    tasks: (await trial.tasks(account, 'all')).map(({ kind, status }) => `${kind} ${status}`).sort(),
    opportunities: opportunities.length,
    mails: arrived.map(({ subject }) => subject ?? ''),
    journeys: runs.map(
      ({ outcome, waitsFor, dueAt }) => outcome ?? `${waitsFor}${dueAt === null ? '' : ', not for ever'}`,
    ),
  };
}

/** What each customer who comes and uses nearly all of their plan is to have, whatever happens then. */
export const CAME = {
  'account.identified': 1,
  'service.used': 1,
  'nps.submitted': 1,
  'journey.entered': 1,
  'opportunity.created': 1,
} as const;

/** Nothing is in quarantine, unassigned, refused or held. */
export async function setAside(trial: Trial): Promise<unknown[]> {
  const lists = {
    'list-quarantine': 'events',
    'list-unassigned': 'events',
    'list-refused-calls': 'calls',
    'list-held-accounts': 'accounts',
  };
  const found: unknown[] = [];
  for (const [operation, rows] of Object.entries(lists)) {
    const answer = await trial.ask<Readonly<Record<string, unknown[]>>>(operation, {});
    found.push(...(answer[rows] ?? [`${operation} has no ${rows}`]));
  }
  return found;
}
