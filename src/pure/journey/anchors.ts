import { type Instant, type JsonObject, parseInstant } from '#base';
import type { Journey, Moment } from '#pure/playbook';

const named = new WeakMap<Journey, ReadonlySet<string>>();

/**
 * The anchors that an event sets, of those that a moment of the journey names: the event itself, and its instants
 * (`meeting.booked` with `starts` sets `meeting.starts`). Others are not kept: every event would rewrite the enrollment.
 */
export function anchorsOf(
  journey: Journey,
  event: { readonly name: string; readonly properties: JsonObject },
  at: Instant,
): Record<string, Instant> | undefined {
  let anchors: Record<string, Instant> | undefined;
  const subject = event.name.slice(0, event.name.lastIndexOf('.') + 1);
  for (const anchor of anchorsIn(journey)) {
    const instant = anchor === event.name ? at : instantIn(event.properties, subject, anchor);
    if (instant !== undefined) anchors = { ...anchors, [anchor]: instant };
  }
  return anchors;
}

function instantIn(properties: JsonObject, subject: string, anchor: string): Instant | undefined {
  if (subject === '' || !anchor.startsWith(subject)) return undefined;
  const property = anchor.slice(subject.length);
  const value = Object.hasOwn(properties, property) ? properties[property] : undefined;
  return typeof value === 'string' ? parseInstant(value) : undefined;
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
    if (step.kind === 'wait' && step.until.kind !== 'expression') yield step.until;
    if (step.kind !== 'await') continue;
    if (step.until !== undefined) yield step.until;
    for (const follow of step.meanwhile) yield follow.at;
  }
}
