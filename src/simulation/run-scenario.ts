import {
  addMonths,
  DAY,
  type DayNumber,
  dateText,
  dayNumber,
  type Instant,
  isoInstant,
  type Json,
  type JsonObject,
  localInstant,
  MINUTE,
  startOfDay,
  wallClock,
} from '#base';
import { type Runtime, scoreName } from '#engine';
import type {
  Playbook,
  Scenario,
  ScenarioEvent,
  ScenarioExpectation,
  ScenarioPlay,
  ScenarioTime,
} from '#pure/playbook';
import { RefusedEvent, VirtualAccount, type VirtualTimeline } from './virtual-account.ts';

/** How a scenario went: an empty list of failures is a pass. */
export interface ScenarioResult {
  readonly scenario: Scenario;
  readonly failures: readonly { readonly line: number; readonly message: string }[];
}

/** Day 0 of every scenario: a Monday, far from changes of the clocks. */
const DAY_0: DayNumber = dayNumber('2026-01-12');
const START = 9 * 60;

/** Plays one scenario on a virtual clock through the real engine, in memory, and holds its expectations against it. */
export function runScenario(playbook: Playbook, scenario: Scenario, runtime: Runtime): ScenarioResult {
  const { zone } = runtime;
  const failures: { line: number; message: string }[] = [];
  const start = localInstant(DAY_0, START * MINUTE, zone);
  const account = new VirtualAccount(`scenario ${scenario.line}`, runtime, start);
  give(account, scenario, start, zone);
  account.pass(start);
  for (const event of scenario.given.events.filter(({ daysBefore }) => daysBefore === 0)) {
    account.happen({ name: event.event, properties: propertiesOf(event, zone) }, start);
  }
  for (const play of scenario.play) {
    const at = Math.max(start, instantOf(play.at, zone, START));
    account.pass(at);
    const refused = act(account, play, at, zone);
    if (refused !== undefined) failures.push({ line: play.line, message: refused });
  }
  account.pass(startOfDay(DAY_0 + lastDay(scenario) + 1, zone) - 1);
  for (const expectation of scenario.expect) {
    const message = unmet(playbook, expectation, account.timeline, zone);
    if (message !== undefined) failures.push({ line: expectation.line, message });
  }
  return { scenario, failures };
}

/** What is known of the account before day 0. */
function give(account: VirtualAccount, { given }: Scenario, start: Instant, zone: string): void {
  const { tenure_months: tenure, ...traits } = given.account as Record<string, Json>;
  const createdOn = typeof tenure === 'number' ? dateText(addMonths(DAY_0, -tenure)) : undefined;
  const identified = { traits: { ...traits, ...(createdOn === undefined ? {} : { created_on: createdOn }) } };
  account.remember({ name: 'account.identified', properties: identified }, start - DAY, start);
  if (Object.keys(given.contract).length > 0) {
    account.remember({ name: 'contract.recorded', properties: contractOf(given.contract) }, start - DAY, start);
  }
  for (const { event, property, quantity } of given.usage) {
    account.remember({ name: event, properties: { [property]: quantity } }, start, start);
  }
  for (const event of given.events) {
    if (event.daysBefore === 0) continue;
    const at = start - event.daysBefore * DAY;
    account.remember({ name: event.event, properties: propertiesOf(event, zone) }, at, start);
  }
}

function contractOf(given: Readonly<Record<string, Json>>): JsonObject {
  const { days_to_end: daysToEnd, ...rest } = given;
  const endsOn = typeof daysToEnd === 'number' ? { ends_on: dateText(DAY_0 + daysToEnd) } : {};
  return {
    contract: 'contract',
    starts_on: dateText(addMonths(DAY_0, -12)),
    currency: 'USD',
    arr: 0,
    ...rest,
    ...endsOn,
  };
}

function act(account: VirtualAccount, { act: what }: ScenarioPlay, at: Instant, zone: string): string | undefined {
  try {
    if (what.kind === 'event') {
      account.happen({ name: what.event, properties: propertiesOf(what, zone) }, at);
      return undefined;
    }
    const index = account.tasks.findIndex((task) => task.kind === what.task);
    const [task] = index < 0 ? [] : account.tasks.splice(index, 1);
    if (task === undefined) {
      const open = account.tasks.map(({ kind }) => kind).join(', ');
      return `there is no open task ${what.task}; open are: ${open === '' ? 'none' : open}`;
    }
    const { id, kind, enrollment, form } = task;
    const properties = { task: id, kind, enrollment, answers: what.answers, ...(form === undefined ? {} : { form }) };
    account.happen({ name: 'task.completed', properties }, at);
    return undefined;
  } catch (error) {
    if (error instanceof RefusedEvent) return error.message;
    throw error;
  }
}

function propertiesOf({ properties, times }: ScenarioEvent, zone: string): JsonObject {
  const instants = Object.entries(times).map(([name, time]) => [name, isoInstant(instantOf(time, zone, START))]);
  return { ...properties, ...Object.fromEntries(instants) };
}

function instantOf({ day, minute }: ScenarioTime, zone: string, otherwise: number): Instant {
  return localInstant(DAY_0 + day, (minute ?? otherwise) * MINUTE, zone);
}

function lastDay({ play, expect }: Scenario): number {
  return Math.max(0, ...play.map(({ at }) => at.day), ...expect.map(({ at }) => at?.day ?? 0));
}

interface Happened {
  readonly at: Instant;
  readonly name: string;
}

/** Why an expectation is not met, or undefined. */
function unmet(
  playbook: Playbook,
  expected: ScenarioExpectation,
  timeline: VirtualTimeline,
  zone: string,
): string | undefined {
  const { what, at, never } = expected;
  const to = at === undefined ? Number.POSITIVE_INFINITY : startOfDay(DAY_0 + at.day + 1, zone);
  if (what.kind === 'score') return unmetScore(playbook, expected, timeline, to);
  const all = happenings(what.kind, timeline);
  const named = all.filter(({ name }) => name === what.name);
  const from = at === undefined ? 0 : startOfDay(DAY_0 + at.day, zone);
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
  return `${what.kind} ${what.name} did not come on day ${at?.day}; ${what.kind}s were: ${instead === '' ? 'none' : instead}`;
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

function happenings(kind: ScenarioExpectation['what']['kind'], { events, effects }: VirtualTimeline): Happened[] {
  const ofEvents = (event: string, property: string): Happened[] =>
    events.flatMap(({ name, receivedAt, properties }) =>
      name === event ? [{ at: receivedAt, name: String(properties[property]) }] : [],
    );
  const ofEffects = (effect: string, property: string): Happened[] =>
    effects.flatMap((row) => (row.kind === effect ? [{ at: row.at, name: String(row.payload[property]) }] : []));
  switch (kind) {
    case 'email':
      return effects.flatMap((row) => (row.kind === 'email' ? [{ at: row.at, name: messageOf(row.payload) }] : []));
    case 'task':
      return ofEffects('task', 'task');
    case 'opportunity':
      return [...ofEffects('opportunity.create', 'stage'), ...ofEffects('opportunity.update', 'stage')];
    case 'signal':
      return ofEvents('signal.raised', 'kind');
    case 'exit':
      return ofEvents('journey.exited', 'outcome');
    case 'enter':
      return ofEvents('journey.entered', 'journey');
    case 'score':
      return [];
  }
}

function messageOf({ message }: JsonObject): string {
  return String((message as { readonly id?: string } | undefined)?.id);
}

function minuteOf(at: Instant, zone: string): number {
  return Math.floor(wallClock(at, zone).time / MINUTE);
}

function dayIn(at: Instant, zone: string): number {
  return wallClock(at, zone).day - DAY_0;
}

function dayAndTime(at: Instant, zone: string): string {
  const minutes = minuteOf(at, zone);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `day ${dayIn(at, zone)} at ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
