import { DAY, type Instant, virtualClock } from '#base';
import { copyIntoInbox, Delivery, type InboxRow, Work } from '#engine';
import type { Db } from '#platform/db';
import { quietLog } from '#platform/log';
import { accountNames } from './account-names.ts';
import type { Arrival } from './arrival.ts';
import { listNewTasks, listWrittenMessages } from './arrivals-list.ts';
import { indexNewTasks } from './deeds-store.ts';
import { doDeeds } from './do-deeds.ts';
import { accountAt } from './inbox-row.ts';
import { Script } from './script.ts';
import { Sink } from './sink.ts';
import { BEGIN, DAY_0, stepEnds } from './steps.ts';
import { type Customer, drawCustomers, type Line } from './truth/index.ts';
import { openWorkspace, operationsOf, type RunOperation, type SimulationPorts } from './workspace.ts';

export interface SimulationOptions {
  readonly accounts: number;
  readonly days: number;
  readonly seed: number;
  /** Only these of the customers, and the others elsewhere: `{ index: 0, of: 2 }` is every second one. */
  readonly part?: { readonly index: number; readonly of: number };
  /** Told after each step: how much of it all is done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

export interface Played {
  readonly customers: readonly Customer[];
  readonly horizon: Instant;
  /** What reached anybody, by account. */
  readonly arrived: ReadonlyMap<string, readonly Line[]>;
  /** Runs operations at the horizon. */
  readonly run: RunOperation;
}

/** A story that begins in the last weeks would show nothing but its beginning. */
const LAST_WEEKS = 3;
const ROWS_AT_ONCE = 5000;

/** Plays planted customers through the real engine, a step of about a virtual day at a time, and keeps what reached anybody. */
export async function play(ports: SimulationPorts, options: SimulationOptions): Promise<Played> {
  const { db } = ports;
  const horizon = BEGIN + options.days * DAY;
  const { index, of } = options.part ?? { index: 0, of: 1 };
  const customers = drawCustomers({
    seed: options.seed,
    count: options.accounts,
    firstMonday: DAY_0 + 2,
    weeks: Math.max(1, Math.floor(options.days / 7) - LAST_WEEKS),
    nameOf: accountNames(),
  }).filter((_, number) => number % of === index);
  const runtime = assigning(ports.runtime, customers);
  const clock = virtualClock(BEGIN);
  const run = operationsOf(ports, clock);
  await openWorkspace({ ...ports, runtime }, clock, run);
  await indexNewTasks(db);
  const work = new Work({ db, clock, runtime, log: quietLog(), deliver: () => undefined });
  const script = new Script(customers);
  const sink = new Sink();
  const post = virtualClock(BEGIN);
  const delivery = new Delivery(db, post, [sink], { random: () => 0.5 });
  const arrived = new Map<string, Line[]>(customers.map(({ account }) => [account, []]));
  try {
    let from = BEGIN;
    for (const to of stepEnds(horizon)) {
      const { rows, deeds } = script.until(to);
      await tell(db, [...rows, ...(await doDeeds(db, deeds))]);
      clock.set(to);
      while (await work.round()) {
        // Until nothing is due by then.
      }
      // Mail leaves beside the ticks, and an upsell one is of use for a day: what was written early in a step leaves early.
      for (let at = from; at < to; ) {
        at = Math.min(to, at + DAY);
        post.set(at);
        await delivery.run();
      }
      for (const arrival of await arrivedBetween(db, sink, from, to)) {
        script.answer(arrival, to);
        const { account, at, kind, name } = arrival;
        arrived.get(account)?.push({ at, what: `${kind} ${name}` });
      }
      options.progress?.((to - BEGIN) / (horizon - BEGIN));
      from = to;
    }
  } finally {
    await delivery.leave();
  }
  return { customers, horizon, arrived, run };
}

/** Who is held out is planted: it can't be read off the names. */
function assigning(runtime: SimulationPorts['runtime'], customers: readonly Customer[]): SimulationPorts['runtime'] {
  const heldOut = new Set(customers.filter(({ entry }) => entry.heldOut).map(({ account }) => account));
  return async (db) => ({ ...(await runtime(db)), assign: (_, account) => (heldOut.has(account) ? 0 : 0.99) });
}

async function tell(db: Db, rows: readonly InboxRow[]): Promise<void> {
  // Stable: what a customer is told at one instant stays in its order.
  const inOrder = rows.toSorted((a, b) => a.receivedAt - b.receivedAt);
  for (let at = 0; at < inOrder.length; at += ROWS_AT_ONCE) {
    await db.transaction((tx) => copyIntoInbox(tx, inOrder.slice(at, at + ROWS_AT_ONCE)));
  }
}

async function arrivedBetween(db: Db, sink: Sink, from: Instant, to: Instant): Promise<Arrival[]> {
  const written = new Map((await listWrittenMessages(db, from, to)).map((message) => [message.id, message]));
  const mails = sink.take().map(({ id, message, to: address }): Arrival => {
    // One that was never written, and yet arrived, is told apart by nothing but its address.
    const row = written.get(id) ?? { id, account: accountAt(address), enrollment: null, at: to };
    return { kind: 'mail', name: message, ...row };
  });
  const tasks = (await listNewTasks(db, from, to)).map((task): Arrival => ({ ...task, kind: 'task', name: task.kind }));
  return [...mails, ...tasks].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
