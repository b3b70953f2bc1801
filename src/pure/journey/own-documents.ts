import type { Journey } from '#pure/playbook';
import type { Enrollment } from './enrollment.ts';
import type { JourneyEvent } from './trigger.ts';

const WHAT_HAPPENS = ['drafted', 'approved', 'sent', 'discarded'] as const;

const made = new WeakMap<Journey, ReadonlySet<string>>();

/**
 * Whether an event tells of a document of another run, in a journey that makes one of this name itself: another playbook
 * may have its own proposal, and what becomes of that says nothing of this one.
 */
export function isForeign(journey: Journey, { id }: Enrollment, { name, properties }: JourneyEvent): boolean {
  const { enrollment } = properties;
  return typeof enrollment === 'string' && enrollment !== id && ofDocuments(journey).has(name);
}

function ofDocuments(journey: Journey): ReadonlySet<string> {
  let events = made.get(journey);
  if (events === undefined) {
    const documents = Object.values(journey.steps).flatMap((step) => (step.kind === 'document' ? [step.document] : []));
    events = new Set(documents.flatMap((document) => WHAT_HAPPENS.map((what) => `${document}.${what}`)));
    made.set(journey, events);
  }
  return events;
}
