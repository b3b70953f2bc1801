import { canonicalJson, type Instant, type Json, type JsonObject, type Uuid } from '#base';

/** What is known of a record by field, and the event that said it. */
export interface Traits {
  readonly fields: JsonObject;
  readonly setAt: SetAt;
}

export type SetAt = Readonly<Record<string, readonly [at: Instant, key: Uuid]>>;

/** A value of a field from an instant on; null: none. A late one is older than what is known already. */
export interface FieldChange {
  readonly field: string;
  readonly at: Instant;
  readonly value: Json;
  readonly late: boolean;
}

export const NO_TRAITS: Traits = { fields: {}, setAt: {} };

/**
 * What is known after an event has said `said` (null takes a value away): per field the later event time wins, ties by
 * key, so the order in which events arrive can't be seen in the result. `changes` is what history gains.
 */
export function foldTraits(
  before: Traits,
  said: JsonObject,
  event: { readonly occurredAt: Instant; readonly key: Uuid },
): { readonly after: Traits; readonly changes: readonly FieldChange[] } {
  const fields: Record<string, Json> = { ...before.fields };
  const setAt: Record<string, readonly [Instant, Uuid]> = { ...before.setAt };
  const changes: FieldChange[] = [];
  const { occurredAt: at, key } = event;
  for (const [field, value] of Object.entries(said)) {
    const current = fields[field] ?? null;
    const prior = setAt[field];
    if (prior !== undefined && (at < prior[0] || (at === prior[0] && key <= prior[1]))) {
      // What was true until the current value came; that one is stated again, since it ends the late one's time.
      changes.push({ field, at, value, late: true }, { field, at: prior[0], value: current, late: false });
      continue;
    }
    setAt[field] = [at, key];
    if (canonicalJson(value) === canonicalJson(current)) continue;
    if (value === null) delete fields[field];
    else fields[field] = value;
    changes.push({ field, at, value, late: false });
  }
  return { after: { fields, setAt }, changes };
}

/** Reads a raw trait: the value to store, null to take it away, undefined for what can't be that field's value. */
export type TraitReader = (value: Json) => Json | undefined;

/** A field of ours and the names under which senders give it, most telling first. */
export interface KnownTrait {
  readonly names: readonly string[];
  readonly read: TraitReader;
}

/** In characters. */
const LONGEST_NAME = 255;

/**
 * Sorts raw traits into our fields; the rest keep their names. A value that can't be read as its field is left out: it
 * stays in the log, and the field keeps what it had.
 */
export function readTraits(known: Readonly<Record<string, KnownTrait>>, traits: JsonObject): Record<string, Json> {
  const said: Record<string, Json> = {};
  const taken = new Set<string>();
  for (const [field, { names, read }] of Object.entries(known)) {
    taken.add(field);
    for (const name of names) {
      taken.add(name);
      const raw = traits[name];
      const value = raw === undefined ? undefined : read(raw);
      if (value !== undefined && said[field] === undefined) said[field] = value;
    }
  }
  for (const [name, value] of Object.entries(traits)) {
    // Setting that one would give the record fields that nobody has said; a longer name fits no key of the table.
    if (!taken.has(name) && name !== '__proto__' && name.length <= LONGEST_NAME) said[name] = value;
  }
  return said;
}
