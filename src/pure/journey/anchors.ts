import { type DateText, type Instant, type JsonObject, parseDate, parseInstant } from '#base';
import type { Journey, Moment } from '#pure/playbook';
import { askedEvents } from './happened.ts';

type StartOfDay = (date: DateText) => Instant;

const named = new WeakMap<Journey, ReadonlySet<string>>();

/**
 * The anchors that an event sets, of those that the journey names: the event itself (`alias`: by another name besides),
 * and its instants and dates (`meeting.booked` with `starts` sets `meeting.starts`; a date is the start of that day).
 * Others are not kept: every event would rewrite the enrollment.
 */
export function anchorsOf(
  journey: Journey,
  event: { readonly name: string; readonly properties: JsonObject },
  at: Instant,
  startOfDay: StartOfDay,
  alias = event.name,
): Record<string, Instant> | undefined {
  const anchors: Record<string, Instant> = {};
  for (const name of [event.name, alias]) if (askedEvents(journey).has(name)) anchors[name] = at;
  const subject = event.name.slice(0, event.name.lastIndexOf('.') + 1);
  for (const anchor of anchorsIn(journey)) {
    const instant = anchor === event.name ? at : instantIn(event.properties, subject, anchor, startOfDay);
    if (instant !== undefined) anchors[anchor] = instant;
  }
  return Object.keys(anchors).length === 0 ? undefined : anchors;
}

function instantIn(
  properties: JsonObject,
  subject: string,
  anchor: string,
  startOfDay: StartOfDay,
): Instant | undefined {
  if (subject === '' || !anchor.startsWith(subject)) return undefined;
  const property = anchor.slice(subject.length);
  const value = Object.hasOwn(properties, property) ? properties[property] : undefined;
  if (typeof value !== 'string') return undefined;
  return parseDate(value) === undefined ? parseInstant(value) : startOfDay(value);
}

function anchorsIn(journey: Journey): ReadonlySet<string> {
  let anchors = named.get(journey);
  if (anchors === undefined) {
    anchors = new Set([...momentsIn(journey)].flatMap((moment) => (moment.kind === 'anchor' ? [moment.anchor] : [])));
    named.set(journey, anchors);
  }
  return anchors;
}

function* momentsIn(journey: Journey): Iterable<Moment> {
  for (const { window } of journey.stages) if (window !== undefined) yield* [window.from, window.to];
  for (const step of Object.values(journey.steps)) {
    if (step.at !== undefined) yield step.at;
    if (step.kind === 'task' && step.due !== undefined) yield step.due;
    if (step.kind === 'document' && step.review?.due !== undefined) yield step.review.due;
    if (step.kind === 'exit' && step.again !== undefined) yield step.again.at;
    if (step.kind === 'wait' && step.until.kind !== 'expression') yield step.until;
    if (step.kind !== 'await') continue;
    if (step.until !== undefined) yield step.until;
    for (const follow of step.meanwhile) yield follow.at;
  }
}
