import { fractionOf, type Zone } from '#base';
import type { BusinessCalendar, Duration, QuietHours } from '#pure/calendar';
import type { StoredMetric } from '#pure/measure';
import type { EventSchema, Metric, Playbook, Score } from '#pure/playbook';
import { refsIn, relationsInUse } from './facts-in-use.ts';
import type { FactRelation, Registry } from './registry.ts';
import { SIGNAL_RELEASED } from './signal-release.ts';
import { HISTORY_AFTER } from './workspace.ts';

/** A playbook as the engine runs it: its own metric names resolved to the series that they stand for. */
export interface ActivePlaybook {
  readonly playbook: Playbook;
  readonly metrics: ReadonlyMap<string, StoredMetric>;
  /** Those that others read come first. */
  readonly scores: readonly Score[];
}

export type Assign = (what: string, account: string) => number;

/** By a hash; words are parts of their own. */
const assignByHash: Assign = (what, account) => fractionOf(...what.split(' '), account);

/** Everything about the playbooks and the workspace that a tick needs; built anew when either changes. */
export interface Runtime {
  readonly registry: Registry;
  /** Those of the registry that some version in use needs. */
  readonly relations: readonly FactRelation[];
  readonly zone: Zone;
  readonly calendar: BusinessCalendar;
  /** When readers are not to be disturbed, save by service messages. */
  readonly quiet: QuietHours;
  /** How long after an upsell message of one journey no other may send one; undefined: it may at once. */
  readonly upsellCap: Duration | undefined;
  /** An event that is older than this when it comes in counts, and acts on nothing; in ms. */
  readonly historyAfter: number;
  /** 0 to 1, the same for an account every time: who is held out, and which arm of a split an account is in. */
  readonly assign: Assign;
  /** Live versions, in the order of their ids. */
  readonly live: readonly ActivePlaybook[];
  /** A version that is live or has enrollments. */
  find(playbook: string, version: string): ActivePlaybook | undefined;
  /** Metrics that fold an event of this name, those of every event included. */
  metricsOf(event: string): readonly StoredMetric[];
  schemasOf(event: string): readonly EventSchema[];
  /** Whether scores and signals may look different after an event of this name. */
  concerns(event: string): boolean;
  /** The longest window in days that is looked back over. */
  readonly longestWindow: number;
  /** Whether a journey, in all its versions, stands still for everybody. */
  isPaused(playbook: string, journey: string): boolean;
}

/** Folds every event: for `contacts.active()`. */
const EVERY_EVENT = '*';

/** Metrics that expressions use without a name: when an event was last seen, which contacts were active. */
const lastSeen = (event: string): Metric => implicit(`days_since ${event}`, event, 'count');
const activeContacts: Metric = implicit('contacts.active', EVERY_EVENT, 'distinct');

function implicit(definition: string, event: string, aggregate: 'count' | 'distinct'): Metric {
  return { name: definition, event, aggregate, decimals: 0, definition };
}

export const lastSeenName = (event: string): string => lastSeen(event).name;
export const activeContactsName = activeContacts.name;

/** All metrics of a playbook by the name that its expressions use, the implicit ones included. */
export function metricsIn(playbook: Playbook): Map<string, Metric> {
  const metrics = new Map(Object.entries(playbook.metrics));
  for (const ref of refsIn(playbook)) {
    if (ref.kind === 'days_since') metrics.set(lastSeenName(ref.event), lastSeen(ref.event));
    if (ref.kind === 'active') metrics.set(activeContactsName, activeContacts);
  }
  return metrics;
}

function scoresInOrder({ scores }: Playbook): Score[] {
  const ordered = new Set<Score>();
  const visit = (score: Score, above: readonly Score[]): void => {
    if (ordered.has(score) || above.includes(score)) return;
    const asked = [...score.factors.map(({ input }) => input), ...score.bands.flatMap((band) => band.or ?? [])];
    for (const ref of asked.flatMap(({ refs }) => refs)) {
      const other = ref.kind === 'score' ? scores[ref.score] : undefined;
      if (other !== undefined) visit(other, [...above, score]);
    }
    ordered.add(score);
  };
  for (const score of Object.values(scores)) visit(score, []);
  return [...ordered];
}

export interface RuntimeParts {
  readonly registry: Registry;
  readonly zone: Zone;
  readonly calendar: BusinessCalendar;
  readonly quiet: QuietHours;
  readonly upsellCap: Duration | undefined;
  /** Absent: 48 h. */
  readonly historyAfter?: number;
  /** Absent: by a hash. */
  readonly assign?: Assign;
  readonly live: readonly Playbook[];
  /** Versions that are not live but being prepared or still have enrollments. */
  readonly others: readonly Playbook[];
  /** Metric numbers by definition. */
  readonly metricIds: ReadonlyMap<string, number>;
  /** All relations are kept, whatever versions name: where nothing is loaded they cost nothing. */
  readonly inMemory?: true;
  /** Journeys that are paused, as `<playbook> <journey>`; absent: none. */
  readonly paused?: ReadonlySet<string>;
  /** Event schemas that the product itself declares. */
  readonly productEvents: Readonly<Record<string, EventSchema>>;
}

export function buildRuntime(parts: RuntimeParts): Runtime {
  const versions = new Map<string, ActivePlaybook>();
  const byEvent = new Map<string, Map<number, StoredMetric>>();
  const schemas = new Map<string, EventSchema[]>(
    Object.entries(parts.productEvents).map(([name, schema]) => [name, [schema]]),
  );
  // A version that went live has every account looked at with it; what is released is graded then.
  const concerning = new Set<string>(['playbook.live', SIGNAL_RELEASED]);
  let longestWindow = 0;
  const activate = (playbook: Playbook): ActivePlaybook => {
    const metrics = new Map<string, StoredMetric>();
    for (const [name, metric] of metricsIn(playbook)) {
      const id = parts.metricIds.get(metric.definition);
      if (id === undefined) continue;
      const stored = { id, metric };
      metrics.set(name, stored);
      const folding = byEvent.get(metric.event) ?? new Map<number, StoredMetric>();
      folding.set(id, stored);
      byEvent.set(metric.event, folding);
    }
    for (const signal of Object.values(playbook.signals)) for (const event of signal.on ?? []) concerning.add(event);
    longestWindow = Math.max(longestWindow, playbook.longestWindow);
    const active = { playbook, metrics, scores: scoresInOrder(playbook) };
    versions.set(`${playbook.id} ${playbook.version}`, active);
    return active;
  };
  const live = parts.live.map(activate);
  // What a retired version declared binds nobody: its successor may have changed the type.
  for (const { events } of parts.live) {
    for (const [name, schema] of Object.entries(events)) {
      const own = parts.productEvents[name];
      if (own === undefined || own.isSent === true) schemas.set(name, [...(schemas.get(name) ?? []), schema]);
    }
  }
  for (const playbook of parts.others) activate(playbook);
  for (const recorder of parts.registry.recorders) for (const event of recorder.events) concerning.add(event);
  const everyEvent = [...(byEvent.get(EVERY_EVENT)?.values() ?? [])];
  const folding = new Map([...byEvent].map(([event, metrics]) => [event, [...metrics.values(), ...everyEvent]]));
  return {
    registry: parts.registry,
    relations:
      parts.inMemory === true
        ? parts.registry.relations
        : relationsInUse(parts.registry.relations, [...parts.live, ...parts.others]),
    zone: parts.zone,
    calendar: parts.calendar,
    quiet: parts.quiet,
    upsellCap: parts.upsellCap,
    historyAfter: parts.historyAfter ?? HISTORY_AFTER,
    assign: parts.assign ?? assignByHash,
    live,
    find: (playbook, version) => versions.get(`${playbook} ${version}`),
    metricsOf: (event) => folding.get(event) ?? everyEvent,
    schemasOf: (event) => schemas.get(event) ?? [],
    concerns: (event) => folding.has(event) || concerning.has(event),
    longestWindow,
    isPaused: (playbook, journey) => parts.paused?.has(`${playbook} ${journey}`) === true,
  };
}
