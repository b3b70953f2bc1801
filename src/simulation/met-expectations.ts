import type { Instant, Zone } from '#base';
import { scoreName } from '#engine';
import type { ExpectationKind, Playbook, ScenarioExpectation } from '#pure/playbook';
import { dayAndTime, dayStart, minuteOf } from './scenario-clock.ts';
import type { VirtualTimeline } from './virtual-account.ts';

interface Happened {
  readonly at: Instant;
  readonly name: string;
}

/** Why an expectation is not met, or undefined. */
export function unmet(
  playbook: Playbook,
  expected: ScenarioExpectation,
  timeline: VirtualTimeline,
  zone: Zone,
): string | undefined {
  const { what, at, never } = expected;
  const to = at === undefined ? Number.POSITIVE_INFINITY : dayStart(at.day + 1, zone);
  if (what.kind === 'score') return unmetScore(playbook, expected, timeline, to);
  const all = happenings(what.kind, timeline);
  const named = all.filter(({ name }) => name === what.name);
  const from = at === undefined ? 0 : dayStart(at.day, zone);
  if (never) {
    const first = named.find((one) => one.at >= from && one.at < to);
    return first === undefined
      ? undefined
      : `${what.kind} ${what.name} ${at === undefined ? 'never comes' : 'does not come then'}, but came on ${dayAndTime(first.at, zone)}`;
  }
  const hit = named.find(
    (one) => one.at >= from && one.at < to && (at?.minute === undefined || minuteOf(one.at, zone) === at.minute),
  );
  if (hit !== undefined) return undefined;
  const instead = all.map((one) => `${one.name} on ${dayAndTime(one.at, zone)}`).join(', ');
  return `${what.kind} ${what.name} did not come on day ${at?.day}; of its kind came: ${instead === '' ? 'nothing' : instead}`;
}

function unmetScore(
  playbook: Playbook,
  { what, value }: ScenarioExpectation,
  { scores }: VirtualTimeline,
  to: Instant,
): string | undefined {
  const name = what.name === 'health' ? what.name : scoreName(playbook.id, what.name);
  const last = scores.findLast((change) => change.name === name && change.at < to)?.score;
  const found = typeof value === 'number' ? last?.value : last?.band;
  return found === value ? undefined : `score ${what.name} is ${found ?? 'unknown'}, not ${value}`;
}

/** By kind, the event that tells of it and the property that names it. */
const TOLD: Readonly<
  Record<Exclude<ExpectationKind, 'score' | 'task' | 'review' | 'document' | 'opportunity'>, [string, string]>
> = {
  email: ['message.written', 'message'],
  notify: ['notification.made', 'message'],
  signal: ['signal.raised', 'kind'],
  exit: ['journey.exited', 'outcome'],
  enter: ['journey.entered', 'journey'],
  order: ['order.created', 'plan'],
  segment: ['segment.joined', 'segment'],
};

function happenings(kind: Exclude<ExpectationKind, 'score'>, { events, effects }: VirtualTimeline): Happened[] {
  const told = (isIt: (event: VirtualTimeline['events'][number]) => boolean, property: string): Happened[] =>
    events.filter(isIt).map(({ receivedAt, properties }) => ({ at: receivedAt, name: String(properties[property]) }));
  const asked = (property: string): Happened[] =>
    effects.flatMap(({ kind: effect, at, payload }) =>
      effect === 'task' && payload[property] !== undefined ? [{ at, name: String(payload[property]) }] : [],
    );
  switch (kind) {
    case 'task':
      return asked('task');
    case 'review':
      // A review names its document.
      return asked('document');
    case 'document':
      return told(({ name, properties }) => name === `${String(properties.document)}.drafted`, 'document');
    case 'opportunity':
      return told(({ name, properties }) => STAGED.test(name) && properties.from !== properties.stage, 'stage');
    default: {
      const [name, property] = TOLD[kind];
      return told((event) => event.name === name, property);
    }
  }
}

/** Events that tell of an opportunity in a stage; an update says `from` which. */
const STAGED = /^opportunity\.(created|updated|reopened)$/;
