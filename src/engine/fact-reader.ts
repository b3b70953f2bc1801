import { type DayNumber, dayOf, type Instant, parseInstant, startOfDay } from '#base';
import type { FactReader, FactRef, Value } from '#pure/expression';
import { type Enrollment, happened, visitsOf } from '#pure/journey';
import { type AccountSeries, countOf, distinctOf, type StoredMetric, totalsOf } from '#pure/measure';
import { isOpen, type RaisedSignal } from '#pure/signal';
import { HEALTH, type StandingScore, scoreName } from './account-data.ts';
import { type ActivePlaybook, activeContactsName, lastSeenName, type Runtime } from './runtime.ts';

/** What of an account can be asked: the pipeline's own state while it runs. */
export interface Readable {
  readonly rows: ReadonlyMap<string, unknown>;
  readonly series: AccountSeries;
  readonly scores: Readonly<Record<string, StandingScore>>;
  readonly signals: readonly RaisedSignal[];
}

export interface Asking {
  readonly at: Instant;
  readonly event?: { readonly name: string; readonly properties: Readonly<Record<string, unknown>> };
  readonly enrollment?: Enrollment;
}

export type DatedReader = FactReader & { until(): Instant | undefined };

/**
 * Reads facts of one account as of one instant, in the names of one playbook, and remembers when the first of those
 * read next changes by the passing of time alone: their due time.
 */
export function factReader(runtime: Runtime, active: ActivePlaybook, account: Readable, asking: Asking): DatedReader {
  const facts = new Facts(runtime, active, account, asking);
  return Object.assign((ref: FactRef) => facts.read(ref), { until: () => facts.until });
}

/** One fact by itself: its value, and when it next changes by the passing of time alone. */
export function askFact(
  runtime: Runtime,
  active: ActivePlaybook,
  account: Readable,
  asking: Asking,
  ref: FactRef,
): { value: Value | undefined; until: Instant | undefined; source: undefined } {
  const facts = new Facts(runtime, active, account, asking);
  const value = facts.ask(ref);
  return { value, until: facts.until, source: undefined };
}

/** The metric whose series a fact is read from. */
export function metricBehind(active: ActivePlaybook, ref: FactRef): StoredMetric | undefined {
  switch (ref.kind) {
    case 'metric':
    case 'members':
      return active.metrics.get(ref.metric);
    case 'active':
      return active.metrics.get(activeContactsName);
    case 'days_since':
      return active.metrics.get(lastSeenName(ref.event));
    default:
      return undefined;
  }
}

/** One is made for every condition that is looked at: what it needs is made when something is asked. */
class Facts {
  until: Instant | undefined;
  #today: DayNumber | undefined;
  #known: Map<string, Value | undefined> | undefined;

  constructor(
    readonly runtime: Runtime,
    readonly active: ActivePlaybook,
    readonly account: Readable,
    readonly asking: Asking,
  ) {}

  get today(): DayNumber {
    this.#today ??= dayOf(this.asking.at, this.runtime.zone);
    return this.#today;
  }

  #changesAt(instant: Instant | undefined): void {
    if (instant !== undefined && instant > this.asking.at && (this.until === undefined || instant < this.until))
      this.until = instant;
  }

  #changesOn(day: DayNumber | undefined): void {
    if (day !== undefined) this.#changesAt(startOfDay(day, this.runtime.zone));
  }

  read(ref: FactRef): Value | undefined {
    this.#known ??= new Map();
    const known = this.#known.get(ref.id);
    if (known !== undefined || this.#known.has(ref.id)) return known;
    const value = this.ask(ref);
    this.#known.set(ref.id, value);
    return value;
  }

  ask(ref: FactRef): Value | undefined {
    const { runtime, active, account, asking } = this;
    switch (ref.kind) {
      case 'attribute':
        return this.#askAttribute(ref.subject, ref.name);
      case 'metric': {
        const metric = metricBehind(active, ref);
        return metric === undefined ? undefined : this.#askMetric(metric, ref);
      }
      case 'members': {
        const metric = metricBehind(active, ref);
        return metric === undefined ? undefined : account.series.members(metric.id);
      }
      case 'active': {
        const metric = metricBehind(active, ref);
        return metric === undefined ? undefined : this.#askDistinct(metric, ref.window);
      }
      case 'days_since': {
        const metric = metricBehind(active, ref);
        const latest = metric === undefined ? undefined : account.series.latest(metric.id, '');
        if (latest === undefined) return undefined;
        this.#changesOn(this.today + 1);
        return this.today - dayOf(latest.lastAt, runtime.zone);
      }
      case 'score':
        return account.scores[scoreName(active.playbook.id, ref.score)]?.value;
      case 'health':
        return ref.part === 'score' ? account.scores[HEALTH]?.value : account.scores[HEALTH]?.band;
      case 'event':
        return asking.event === undefined ? undefined : askEvent(asking.event, ref);
      case 'open_signal':
        return account.signals.some(
          (signal) => signal.kind === ref.signal && signal.playbook === active.playbook.id && isOpen(signal),
        );
      case 'answer':
        return asValue(asking.enrollment?.answers[ref.form]?.[ref.field]);
      case 'outcome':
        return asking.enrollment?.outcomes[ref.name];
      case 'happened':
        return asking.enrollment && happened(asking.enrollment, ref);
      case 'visits':
        return asking.enrollment && visitsOf(asking.enrollment, ref);
      case 'signal':
        return undefined;
    }
  }

  #askAttribute(subject: string, name: string): Value | undefined {
    const { runtime, active, account } = this;
    const relation = runtime.relations.find((candidate) => candidate.subject === subject);
    if (relation === undefined) return undefined;
    const row = account.rows.get(subject);
    const fact = relation.facts[name];
    if (fact === undefined)
      return ofType(relation.attribute?.(row, name), active.playbook.attributes[`${subject}.${name}`]?.type);
    const dated = fact.read(row, this.asking.at, runtime.zone);
    this.#changesAt(dated.until);
    return dated.value;
  }

  #askMetric({ id, metric }: StoredMetric, ref: Extract<FactRef, { kind: 'metric' }>): Value | undefined {
    const { today } = this;
    const { series } = this.account;
    const member = ref.member ?? '';
    const latest = series.latest(id, member);
    // Never seen: silence of a source is not a zero.
    if (latest === undefined) return undefined;
    if (ref.fn === 'last') return latest.value ?? undefined;
    const window = ref.window ?? 1;
    if (ref.fn === 'distinct') return this.#askDistinct({ id, metric }, window);
    const from = today - window + 1;
    const now = totalsOf(series, id, member, from, today);
    this.#changesOn(now.oldest === undefined ? undefined : now.oldest + window);
    this.#changesOn(now.next);
    const unit = metric.aggregate === 'count' ? 1 : 10 ** metric.decimals;
    switch (ref.fn) {
      case 'sum':
        return now.total / unit;
      case 'count':
        return countOf(series, id, member, from, today);
      case 'days':
        return now.days;
      case 'max':
        return now.max === undefined ? undefined : now.max / unit;
      case 'mean':
        return now.days === 0 ? undefined : now.total / unit / countOf(series, id, member, from, today);
      case 'change': {
        const before = totalsOf(series, id, member, from - window, from - 1);
        this.#changesOn(before.oldest === undefined ? undefined : before.oldest + 2 * window);
        return before.total === 0 ? undefined : (now.total - before.total) / before.total;
      }
    }
  }

  #askDistinct({ id }: StoredMetric, window: number): Value | undefined {
    const { today } = this;
    const { series } = this.account;
    if (series.latest(id, '') === undefined) return undefined;
    const { contacts, oldest, next } = distinctOf(series, id, series.contacts(id), today - window + 1, today);
    this.#changesOn(oldest === undefined ? undefined : oldest + window);
    this.#changesOn(next);
    return contacts;
  }
}

/** What an expression sees of an event. */
export function askEvent(
  event: NonNullable<Asking['event']>,
  ref: Extract<FactRef, { kind: 'event' }>,
): Value | undefined {
  return ref.part === 'name' ? event.name : ofType(asValue(event.properties[ref.property]), ref.type);
}

/** JSON as a value of an expression; objects, null and mixed lists are not known. */
function asValue(raw: unknown): Value | undefined {
  if (typeof raw === 'number' || typeof raw === 'string' || typeof raw === 'boolean') return raw;
  if (!Array.isArray(raw)) return undefined;
  if (raw.every((item): item is string => typeof item === 'string')) return raw;
  if (raw.every((item): item is number => typeof item === 'number')) return raw;
  return undefined;
}

/** A value of another type than the declared one is not known: `"100"` is no number. */
function ofType(value: Value | undefined, type: FactRef['type'] | undefined): Value | undefined {
  if (value === undefined || type === undefined) return value;
  const is = typeof value;
  if (type === 'number') return is === 'number' ? value : undefined;
  if (type === 'bool') return is === 'boolean' ? value : undefined;
  if (type === 'text' || type === 'date') return is === 'string' ? value : undefined;
  if (type === 'instant') return typeof value === 'string' ? parseInstant(value) : is === 'number' ? value : undefined;
  return Array.isArray(value) ? value : undefined;
}
