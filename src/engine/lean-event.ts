import type { Json, JsonObject } from '#base';
import type { Playbook } from '#pure/playbook';
import { refsIn } from './facts-in-use.ts';

/** So much of a property is kept whether or not anything asks for it, in letters of its JSON. */
const SMALL = 1000;
/** What journeys themselves read of events. */
const OF_JOURNEYS = ['answers', 'evidence'];

/**
 * An event as the journeys of a playbook remember it: without large properties that none of its expressions names. They
 * keep what they wait for, so that the text of every reply would else be written again with each of their steps.
 */
export function leanEvent<Event extends { readonly properties: JsonObject }>(playbook: Playbook, event: Event): Event {
  const large = Object.keys(event.properties).filter((name) => isLarge(event.properties[name]));
  const named = large.length === 0 ? undefined : namedIn(playbook);
  const left = large.filter((name) => !OF_JOURNEYS.includes(name) && named?.has(name) !== true);
  if (left.length === 0) return event;
  const properties = Object.fromEntries(Object.entries(event.properties).filter(([name]) => !left.includes(name)));
  return { ...event, properties };
}

function isLarge(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.length > SMALL;
  return typeof value === 'object' && value !== null && JSON.stringify(value).length > SMALL;
}

const names = new WeakMap<Playbook, ReadonlySet<string>>();

/** Properties of events that some expression of a playbook names. */
function namedIn(playbook: Playbook): ReadonlySet<string> {
  let named = names.get(playbook);
  if (named === undefined) {
    named = new Set(
      refsIn(playbook).flatMap((ref) => (ref.kind === 'event' && ref.part === 'property' ? [ref.property] : [])),
    );
    names.set(playbook, named);
  }
  return named;
}
