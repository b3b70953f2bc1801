import { DAY, type DayNumber, dayNumber, HOUR, type Instant, internal, virtualClock } from '#base';
import { copyIntoInbox, deliverOnce, type InboxRow, Work } from '#engine';
import { quietLog } from '#platform/log';
import { accountNames } from './account-names.ts';
import { listNewTasks, listWrittenMessages } from './arrivals-list.ts';
import { closeTasks, type DoneTask, indexNewTasks } from './deeds-store.ts';
import { Sink } from './sink.ts';
import { type Deed, Story } from './story.ts';
import { type Arrival, connection, deedEvent, usageReport } from './told-events.ts';
import { type Customer, drawCustomers, momentOf } from './truth/index.ts';
import { openWorkspace, operationsOf, type SimulationPorts } from './workspace.ts';

export interface SimulationOptions {
  readonly accounts: number;
  readonly days: number;
  readonly seed: number;
  /** Told after each virtual day, 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** The Sunday on which every simulation begins: both changes of the clocks of spring lie in the 90 days after it. */
const DAY_0: DayNumber = dayNumber('2026-01-04');
const BEGIN: Instant = DAY_0 * DAY;
const STEP = 24 * HOUR;
const ROWS_AT_ONCE = 5000;

export interface Played {
  readonly customers: readonly Customer[];
  readonly horizon: Instant;
  readonly arrivals: readonly Arrival[];
}

/** Plays planted customers through the real engine, a virtual day at a time, and keeps what reached anybody. */
export async function play(ports: SimulationPorts, options: SimulationOptions): Promise<Played> {
  const { db } = ports;
  const clock = virtualClock(BEGIN);
  const horizon = BEGIN + options.days * DAY;
  const customers = drawCustomers({
    seed: options.seed,
    count: options.accounts,
    // Some stories begin a fortnight before the entry.
    firstMonday: DAY_0 + 15,
    weeks: Math.max(1, Math.floor(options.days / 7) - 4),
    nameOf: accountNames(),
  });
  const heldOut = new Set(customers.filter(({ entry }) => entry.heldOut).map(({ account }) => account));
  const runtime: SimulationPorts['runtime'] = async (tx) => ({
    ...(await ports.runtime(tx)),
    assign: (_what, account) => (heldOut.has(account) ? 0 : 0.99),
  });
  const planted = { ...ports, runtime };
  await openWorkspace(planted, clock, operationsOf(planted, clock));
  await indexNewTasks(db);
  const work = new Work({ db, clock, runtime, log: quietLog(), deliver: () => undefined });
  const script = new Script(customers, horizon);
  const sink = new Sink();
  const arrivals: Arrival[] = [];
  for (let from = BEGIN; from < horizon; from += STEP) {
    const to = Math.min(horizon, from + STEP);
    const { rows, done } = script.until(to);
    if ((await closeTasks(db, done)) < done.length)
      throw internal('task-not-open', 'A fragment completes a task that is not open any more');
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await db.transaction((tx) => copyIntoInbox(tx, rows.slice(at, at + ROWS_AT_ONCE)));
    }
    clock.set(to);
    while (await work.round()) {
      // Until nothing is due by then.
    }
    await deliverOnce(db, clock, [sink], { random: () => 0.5 });
    const arrived = await arrivedBetween(ports, sink, from, to);
    for (const arrival of arrived) script.answer(arrival, to);
    arrivals.push(...arrived);
    options.progress?.((to - BEGIN) / (horizon - BEGIN));
  }
  return { customers, horizon, arrivals };
}

async function arrivedBetween({ db }: SimulationPorts, sink: Sink, from: Instant, to: Instant): Promise<Arrival[]> {
  const written = new Map((await listWrittenMessages(db, from, to)).map((message) => [message.id, message]));
  const mails = sink.take().map(({ id, message }): Arrival => {
    const row = written.get(id);
    if (row === undefined) throw internal('unknown-mail', `A mail ${message} reached its reader and was never written`);
    return { kind: 'mail', name: message, ...row };
  });
  const tasks = (await listNewTasks(db, from, to)).map((task): Arrival => ({ ...task, kind: 'task', name: task.kind }));
  return [...mails, ...tasks].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** All stories together: what is to be told to the product next. */
class Script {
  readonly #stories: ReadonlyMap<string, Story>;
  /** By step. */
  readonly #rows = new Map<number, InboxRow[]>();
  readonly #deeds = new Map<number, Deed<Arrival>[]>();

  constructor(customers: readonly Customer[], horizon: Instant) {
    this.#stories = new Map(customers.map((customer) => [customer.account, new Story(customer)]));
    for (const [, story] of this.#stories) {
      const { customer } = story;
      const connectedAt = momentOf('day -1', 'start', { start: customer.start }, customer.zone);
      if (connectedAt > horizon) continue;
      for (const row of connection(customer, connectedAt)) this.#tell(row);
      for (const { at, percent } of story.usage(horizon)) this.#tell(usageReport(customer, at, percent, connectedAt));
      for (const deed of story.planted()) this.#tell(deedEvent(deed, connectedAt));
    }
  }

  until(to: Instant) {
    const rows = take(this.#rows, to);
    const deeds = take(this.#deeds, to);
    const done: DoneTask[] = [];
    for (const deed of deeds) {
      const row = deedEvent(deed, deed.at);
      rows.push(row);
      if (deed.do.act !== 'complete' || deed.to === undefined) continue;
      const { account, properties } = row.event;
      done.push({ account, id: deed.to.id, answers: properties.answers ?? {}, at: deed.at });
    }
    // Stable: what a customer is told at one instant stays in its order.
    rows.sort((a, b) => a.receivedAt - b.receivedAt);
    return { rows, done };
  }

  answer(arrival: Arrival, now: Instant): void {
    const deed = this.#stories.get(arrival.account)?.answerTo(`${arrival.kind} ${arrival.name}`, arrival.at, arrival);
    if (deed === undefined) return;
    if (deed.at <= now)
      throw internal('reacts-too-soon', `${deed.customer.account} reacts to ${arrival.name} within a step`);
    put(this.#deeds, deed.at, deed);
  }

  #tell(row: InboxRow): void {
    put(this.#rows, row.receivedAt, row);
  }
}

const stepOf = (at: Instant): number => Math.ceil((at - BEGIN) / STEP);

function put<T>(steps: Map<number, T[]>, at: Instant, item: T): void {
  const step = stepOf(at);
  const items = steps.get(step);
  if (items === undefined) steps.set(step, [item]);
  else items.push(item);
}

function take<T>(steps: Map<number, T[]>, to: Instant): T[] {
  const items = steps.get(stepOf(to)) ?? [];
  steps.delete(stepOf(to));
  return items;
}
