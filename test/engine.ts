import { DAY, type Instant, type JsonObject, type Zone } from '#base';
import {
  type AccountData,
  AccountRun,
  buildRuntime,
  type EffectHandler,
  type EffectRow,
  eventKey,
  type Inbound,
  type InboxRow,
  type IncomingEvent,
  insertIntoInbox,
  keepVersion,
  type Lane,
  type LogEvent,
  metricsIn,
  type PlaybookFiles,
  prepareVersions,
  type Quarantined,
  type Registry,
  type Runtime,
  runtimeSource,
  shardOf,
  Work,
  type Workspace,
} from '#engine';
import type { Db } from '#platform/db';
import { quietLog } from '#platform/log';
import { defaultCalendar, noQuietHours } from '#pure/calendar';
import { AccountSeries } from '#pure/measure';
import { loadPlaybook, type Playbook, type ProductCatalog } from '#pure/playbook';
import type { RaisedSignal } from '#pure/signal';

/** A playbook through which mail is sent and a task asked for when usage is high. */
export const growing: PlaybookFiles = {
  'playbook.yaml': 'playbook: growing\ntitle: Growing\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'facts.yaml': `attributes: {}
metrics:
  usage: { event: service.used, sum: quantity, by: feature }
  peak: { event: service.used, max: quantity }
  large: { event: service.used, where: event.properties.quantity >= 20, count: true }
  people: { event: service.used, distinct: contacts }
  nps: { event: nps.submitted, last: score }
events:
  service.used: { properties: { quantity: { type: number, required: true }, feature: { type: text } } }
  nps.submitted: { properties: { score: { type: number, required: true } } }
  upgrade.requested: {}
`,
  'signals.yaml': `scores:
  expansion:
    title: Expansion
    max: 100
    factors:
      - { factor: usage, input: usage.sum("7d"), points: [ { above: 60, points: 50, label: High }, { above: 20, points: 20, label: Some } ] }
      - { factor: nps, input: nps.last(), points: [ { from: 9, points: 30, label: Promoter } ] }
      - { factor: large, input: large.count("7d"), points: [ { from: 2, points: 10.5, label: Large } ] }
    bands: [ { from: 70, band: pursue }, { from: 40, band: nurture }, { band: wait } ]
signals:
  high_usage: { title: High usage, leads to: expansion, when: usage.sum("7d") >= 40, levels: [40, 80], quiet: 5d, pattern: clear }
  request: { title: Asked, leads to: expansion, on: upgrade.requested, pattern: clear, direct request: true, lasts: 10d }
grading:
  strong: { when: signals.kinds >= 2 || signal.direct_request }
  weak: { otherwise: true }
`,
  'journeys/grow.yaml': `journey: grow
title: Grow
enter: { on: [signal.raised], again: { done: 4d } }
stages:
  - stage: talk
    steps:
      - email: hello
      - await: [email.replied]
        for: 4d
        then: { timeout: { exit: quiet } }
      - { task: ask, title: Ask, assign: csm }
      - exit: done
`,
  'messages/hello.md': '---\npurpose: upsell\nfrom: csm\nto: primary contact\n---\n## en\n# Hello\nHello.\n',
};

/** The growing playbook with one text replaced in one file; the text must be there. */
export function changed(file: string, from: string, to: string, files: PlaybookFiles = growing): PlaybookFiles {
  const text = files[file];
  if (text === undefined || !text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  return { ...files, [file]: text.replace(from, () => to) };
}

const product: ProductCatalog = {
  attributes: {},
  actions: { 'journey.start': { with: { journey: { type: 'text', required: true } } } },
  roles: ['csm', 'ae'],
  events: {
    'email.replied': { properties: {} },
    'email.dropped': { properties: {} },
    'meeting.booked': { properties: {} },
    'decision.recorded': { properties: { follow_up_on: { type: 'date', required: false } } },
    'stage.checked': { properties: {} },
    'follow_up.due': { properties: {} },
    'signal.raised': { properties: {} },
    'score.changed': { properties: {} },
    'journey.exited': { properties: {} },
  },
};

export function loadFiles(files: PlaybookFiles): Playbook {
  const loaded = loadPlaybook(files, product);
  if (loaded.ok) return loaded.playbook;
  throw new Error(loaded.problems.map((p) => `${p.file}:${p.line}:${p.column}: ${p.message}`).join('\n'));
}

/** Mail goes to the outbox at once, and a task is completed by a colleague who never sleeps. */
const effects: readonly EffectHandler[] = [
  {
    kind: 'email',
    runMany: async (_tx, _shard, rows) =>
      rows.map(({ id, at }) => {
        const outbox = [{ id, channel: 'email', payload: { at }, usefulUntil: at + DAY }];
        return { id, done: true, events: [], outbox };
      }),
  },
  {
    kind: 'task',
    runMany: async (_tx, _shard, rows) =>
      rows.map(({ id, payload, enrollment = '' }) => {
        const properties = { task: id, kind: payload.task ?? '', enrollment };
        return { id, done: true, events: [{ name: 'task.completed', properties }] };
      }),
  },
  {
    kind: 'task.cancel',
    runMany: async (_tx, _shard, rows) => rows.map(({ id }) => ({ id, done: true, events: [] })),
  },
];

export const plainRegistry: Registry = { relations: [], recorders: [], effects };

/** A runtime without a database: every metric has the number of its place. */
export function runtimeOf(
  files: PlaybookFiles = growing,
  registry = plainRegistry,
  zone: Zone = 'UTC',
  /** Nobody is spared unless it is said. */
  workspace: Partial<Pick<Workspace, 'quiet' | 'upsellCap'>> = {},
): Runtime {
  const playbook = loadFiles(files);
  const definitions = [...new Set([...metricsIn(playbook).values()].map(({ definition }) => definition))];
  return buildRuntime({
    registry,
    zone,
    quiet: noQuietHours,
    upsellCap: undefined,
    ...workspace,
    calendar: defaultCalendar,
    live: [playbook],
    others: [],
    productEvents: {},
    metricIds: new Map(definitions.map((definition, index) => [definition, index + 1])),
  });
}

/** What reads the playbooks that were published into a database. */
export const publishedRuntime = (registry = plainRegistry): ReturnType<typeof runtimeSource> =>
  runtimeSource({ registry, productEvents: {}, load: loadFiles });

/** Publishes a version and takes it live. */
export async function publish(db: Db, files: PlaybookFiles, at: Instant): Promise<string[]> {
  await db.transaction((tx) => keepVersion(tx, loadFiles(files), files, at));
  return prepareVersions({ db, runtime: publishedRuntime() }, at);
}

let sent = 0;

/** An event on its way in, under a key of its own unless one is said. */
export function anEvent(
  account: string,
  name: string,
  properties: JsonObject = {},
  more: Partial<IncomingEvent> = {},
): IncomingEvent {
  sent += 1;
  return { account, name, properties, key: eventKey('test', `${sent}`), source: 'test', ...more };
}

export function send(db: Db, receivedAt: Instant, events: readonly IncomingEvent[], lane: Lane = 1): Promise<number[]> {
  return insertIntoInbox(
    db,
    events.map((event): InboxRow => ({ event, lane, receivedAt })),
  );
}

const TABLES =
  'event series latest account_state score signal enrollment journey_sum step_run timer outbox quarantine held_account inbox';

/** Everything the engine keeps, each row as text, in an order of its own; but for which tick wrote it, and counts of none. */
export async function contentsOf(db: Db, tables = TABLES): Promise<Record<string, readonly string[]>> {
  const contents: Record<string, readonly string[]> = {};
  for (const table of tables.split(' ')) {
    const rows = await db.query<{ row: JsonObject }>(
      `select to_jsonb(t) - 'revision' as row from ${table} t where to_jsonb(t) ->> 'count' is distinct from '0'`,
    );
    contents[table] = rows.map(({ row }) => JSON.stringify(row)).sort();
  }
  return contents;
}

/** Work of one worker at one instant, which stands still: everything due by then is done when `drain` returns. */
export function aWorker(db: Db, now: Instant, runtime = publishedRuntime()): Work & { drain(): Promise<void> } {
  const work = new Work({ db, clock: { now: () => now }, runtime, log: quietLog(), deliver: () => undefined });
  return Object.assign(work, {
    async drain() {
      while (await work.round()) {
        // Until a round finds nothing.
      }
    },
  });
}

const REFUSED = { done: false, reason: 'not-done', message: 'nothing here does this' } as const;

/** One account in memory: each event and each look goes through the whole pipeline; effects are done at once. */
export class OneAccount {
  data: AccountData;
  readonly events: LogEvent[] = [];
  readonly asked: EffectRow[] = [];
  readonly quarantined: Quarantined[] = [];
  /** Whatever is asked for is refused. */
  refuses = false;

  constructor(
    readonly runtime: Runtime,
    readonly account = 'acme',
  ) {
    const rows = new Map(runtime.relations.map((relation) => [relation.subject, relation.empty(account)]));
    const lastAt = Number.NEGATIVE_INFINITY;
    const series = new AccountSeries();
    this.data = { account, lastAt, dueAt: undefined, rows, series, scores: {}, signals: [], enrollments: [] };
  }

  event(name: string, at: Instant, properties: JsonObject = {}, more: Partial<IncomingEvent> = {}): this {
    return this.all([{ event: anEvent(this.account, name, properties, more), receivedAt: at }], at);
  }

  pass(at: Instant): this {
    return this.all([], at);
  }

  /** How the enrollments stand: `running`, or the outcome. */
  get outcomes(): string[] {
    return this.data.enrollments.map(({ status, outcome }) => outcome ?? status);
  }

  /** The newest of a kind. */
  signal(kind: string): RaisedSignal | undefined {
    const ofKind = this.data.signals.filter((signal) => signal.kind === kind);
    return ofKind.toSorted((a, b) => a.raisedAt - b.raisedAt).at(-1);
  }

  all(inbound: readonly Inbound[], at: Instant): this {
    const run = new AccountRun(this.data, inbound, at, this.runtime);
    for (let rows = run.run(); rows.length > 0; rows = run.run()) {
      this.asked.push(...rows);
      run.settle(rows.map(({ id }) => (this.refuses ? { id, ...REFUSED } : { id, done: true, events: [] })));
    }
    this.events.push(...run.recorded);
    this.quarantined.push(...run.quarantined);
    const { scores, signals } = run.evaluation;
    const enrollments = [...run.journeys.enrollments.values()];
    const { account, series } = this.data;
    this.data = { account, series, lastAt: run.lastAt, dueAt: run.dueAt, rows: run.rows, scores, signals, enrollments };
    return this;
  }
}

/** Handlers of which one fails for some accounts. */
export function failing(kind: string, fails: (account: string) => Error | undefined): readonly EffectHandler[] {
  return effects.map((handler) =>
    handler.kind !== kind
      ? handler
      : {
          kind,
          async runMany(tx, shard, rows) {
            for (const { account } of rows) {
              const error = fails(account);
              if (error !== undefined) throw error;
            }
            return handler.runMany(tx, shard, rows);
          },
        },
  );
}

/** The accounts that are held, and why. */
export const held = (db: Db) =>
  db.query<{ account: string; reason: string }>('select account, reason from held_account');
/** Whom mail was promised. */
export const mails = async (db: Db): Promise<string[]> =>
  (await db.query<{ account: string }>('select account from outbox order by account')).map(({ account }) => account);

/** Accounts of one shard, so that they are in one batch. */
export const together = (count: number): string[] => {
  const found: string[] = [];
  for (let n = 0; found.length < count; n++)
    if (shardOf(`account ${n}`) === shardOf('acme')) found.push(`account ${n}`);
  return found;
};

const EMPTIED =
  'event, series, latest, account_state, score, signal, enrollment, journey_sum, step_run, timer, outbox, quarantine, held_account, inbox';

/** Forgets everything that happened; playbooks stay. */
export async function forget(db: Db): Promise<void> {
  await db.query(`truncate ${EMPTIED}`);
  await db.query("update shard set last_at = '-infinity'");
}
