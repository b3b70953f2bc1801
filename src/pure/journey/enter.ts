import { type DateText, fractionOf, type Instant, type JsonObject, type Uuid } from '#base';
import type { FactReader } from '#pure/expression';
import type { Duration, Journey, StepId } from '#pure/playbook';
import { anchorsOf } from './anchors.ts';
import type { Enrollment } from './enrollment.ts';

export interface EnterContext {
  readonly at: Instant;
  readonly account: string;
  readonly playbook: string;
  readonly version: string;
  readonly newId: () => Uuid;
  /** Reads the account's facts with the event that may enter it. */
  readonly read: FactReader;
  readonly plus: (at: Instant, duration: Duration) => Instant;
  /** The start of a date in the account's zone; the date is a valid one. */
  readonly startOfDay: (date: DateText) => Instant;
  /** 0 to 1, the same for the account every time: whether it is held out; absent: by a hash. */
  readonly assign?: (what: string) => number;
}

export interface EnteringEvent {
  readonly name: string;
  readonly properties: JsonObject;
}

export type Entry =
  | { readonly kind: 'not entered'; readonly reason: string }
  /** `from`: the step that it starts at, for the trigger `entered`; absent: the first. */
  | { readonly kind: 'entered'; readonly enrollment: Enrollment; readonly ready: boolean; readonly from?: StepId };

/**
 * Whether an event enters an account into a journey. `if` false: nothing happens. `if` true: enrolled; `when` not true:
 * enrolled and not ready, which the caller lets out at once, also one that would be held out: the arms differ in nothing
 * else. A request (`always`) is never barred and never held out; two never run at once. `follow_up.due` and
 * `journey.requested` enter the journey that they name and no other; the latter also one that does not list it.
 */
export function decideEntry(
  journey: Journey,
  event: EnteringEvent,
  earlier: readonly Enrollment[],
  context: EnterContext,
): Entry {
  const { enter } = journey;
  if (!isFor(journey, event, context)) return refused('not what enters it');
  const kind = event.properties.kind;
  if (event.name === 'signal.raised' && enter.signals !== undefined) {
    if (typeof kind !== 'string' || !enter.signals.includes(kind)) return refused('not a signal that enters it');
  }
  if (earlier.some((enrollment) => enrollment.status === 'running')) return refused('already running');
  const always = enter.always.includes(event.name);
  if (!always) {
    if (earlier.some((enrollment) => enrollment.status === 'held_out')) return refused('held out');
    const barred = barredUntil(journey, earlier, context);
    if (barred !== undefined && context.at < barred) return refused('entered before, and it is too soon');
  }
  if (enter.if !== undefined && enter.if.evaluate(context.read) !== true) return refused(`not ${enter.if.source}`);
  const ready = enter.when === undefined || enter.when.evaluate(context.read) === true;
  const heldOut = ready && !always && shareOf(journey, context) < enter.holdout;
  const enrollment = newEnrollment(journey, event, heldOut, context);
  const from = event.name === FOLLOW_UP ? event.properties.from : undefined;
  // A step that this version does not have any more: it starts where all do.
  const known = typeof from === 'string' && Object.hasOwn(journey.steps, from);
  return { kind: 'entered', ready, enrollment, ...(known ? { from } : {}) };
}

/** What `again: { at: … }` of an exit causes when its time has come. */
const FOLLOW_UP = 'follow_up.due';
/** What `do: journey.start` causes. */
const REQUESTED = 'journey.requested';

function isFor({ id, enter }: Journey, { name, properties }: EnteringEvent, { playbook }: EnterContext): boolean {
  if (name !== FOLLOW_UP && name !== REQUESTED) return enter.on.includes(name);
  const isNamed = properties.journey === id && (properties.playbook ?? playbook) === playbook;
  return isNamed && (name === REQUESTED || enter.on.includes(name));
}

const shareOf = ({ id }: Journey, { assign, account }: EnterContext): number =>
  assign?.(`hold-out ${id}`) ?? fractionOf('hold-out', id, account);

const refused = (reason: string): Entry => ({ kind: 'not entered', reason });

/** The end of the latest bar that an earlier exit set; undefined when none bars. */
function barredUntil(journey: Journey, earlier: readonly Enrollment[], context: EnterContext): Instant | undefined {
  const ends = earlier.flatMap(({ outcome, exitedAt, again: comesBack }) => {
    if (outcome === undefined || exitedAt === undefined) return [];
    const until = comesBack === undefined ? [] : [comesBack.at];
    const again = journey.enter.again[outcome] ?? 'at once';
    if (again === 'at once') return until;
    return [...until, again === 'never' ? Number.POSITIVE_INFINITY : context.plus(exitedAt, again)];
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function newEnrollment(journey: Journey, event: EnteringEvent, heldOut: boolean, context: EnterContext): Enrollment {
  return {
    id: context.newId(),
    account: context.account,
    playbook: context.playbook,
    version: context.version,
    journey: journey.id,
    status: heldOut ? 'held_out' : 'running',
    enteredAt: context.at,
    event: { name: event.name, properties: event.properties },
    stageStartedAt: context.at,
    visits: {},
    ranAt: {},
    runs: 0,
    anchors: {
      entry: context.at,
      'journey.start': context.at,
      ...anchorsOf(journey, event, context.at, context.startOfDay),
    },
    answers: {},
    outcomes: {},
    seen: [],
  };
}
