import { canonicalJson, type Json, type JsonObject } from '#base';
import type { ItemChange } from '#platform/audit';
import type { AccountEdit, Did } from './edit-store.ts';

/** What is known of an account where it is edited. */
export interface Edited {
  readonly account: string;
  /** Columns and attributes, flat. */
  readonly fields: JsonObject;
  readonly segments: readonly string[];
}

export interface Change {
  /** Fields to set; null takes one away. */
  readonly traits: JsonObject;
  readonly join: readonly string[];
  readonly leave: readonly string[];
}

/** What a change does to an account as it stands; undefined: it is so already. */
export function decideEdit(edited: Edited, { traits, join, leave }: Change): AccountEdit | undefined {
  const set = Object.entries(traits).filter(([name, value]) => !same(edited.fields[name], value));
  const did: Did = {
    traits: Object.fromEntries(set),
    joined: join.filter((segment) => !edited.segments.includes(segment)),
    left: leave.filter((segment) => edited.segments.includes(segment)),
  };
  if (set.length === 0 && did.joined.length === 0 && did.left.length === 0) return undefined;
  const before = Object.fromEntries(set.map(([name]) => [name, edited.fields[name] ?? null]));
  return { account: edited.account, did, before };
}

/** What takes an edit back: only what still is as the edit left it. */
export function decideUndo(edited: Edited, { did, before }: AccountEdit): Change {
  const traits = Object.entries(before).filter(([name]) => same(edited.fields[name], did.traits[name]));
  return {
    traits: Object.fromEntries(traits),
    join: did.left.filter((segment) => !edited.segments.includes(segment)),
    leave: did.joined.filter((segment) => edited.segments.includes(segment)),
  };
}

/** An edit as the audit log tells it: the fields that it set, and the segments that were joined and left. */
export function toldEdit({ account, did: { traits, joined, left }, before }: AccountEdit): ItemChange {
  const inThem = (names: readonly string[], isIn: boolean): JsonObject =>
    Object.fromEntries(names.map((name) => [`segment ${name}`, isIn]));
  return {
    name: account,
    before: { ...before, ...inThem(joined, false), ...inThem(left, true) },
    after: { ...traits, ...inThem(joined, true), ...inThem(left, false) },
  };
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  canonicalJson(a ?? null) === canonicalJson(b ?? null);
