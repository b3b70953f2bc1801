import { canonicalJson, type Instant, type Json } from '#base';
import type { Value } from '#pure/expression';
import type { AccountLog } from './account-log.ts';
import { refsIn } from './facts-in-use.ts';
import type { FactRelation } from './registry.ts';
import type { ActivePlaybook, Runtime } from './runtime.ts';

type Rows = ReadonlyMap<string, unknown>;

/**
 * Facts that are stored for an account and that no event of its log tells, by id (`account.plan_limit`): of any past
 * date only today's value is known. `told` is what the whole log folds to.
 */
export function untold(
  runtime: Runtime,
  versions: readonly ActivePlaybook[],
  told: Rows,
  stored: Rows,
  now: Instant,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { playbook } of versions) {
    for (const ref of attributeRefs(playbook)) {
      const relation = runtime.relations.find(({ subject }) => subject === ref.subject);
      if (relation === undefined || found.has(ref.id)) continue;
      const [there, here] = [stored, told].map((rows) =>
        canonicalJson(asJson(valueIn(relation, ref.name, rows.get(relation.subject), now, runtime))),
      );
      if (there !== here) found.add(ref.id);
    }
  }
  return found;
}

const refs = new WeakMap<object, readonly { id: string; subject: string; name: string }[]>();

/** Conditions are walked once a version, not once an account. */
function attributeRefs(playbook: ActivePlaybook['playbook']): readonly { id: string; subject: string; name: string }[] {
  const known = refs.get(playbook);
  if (known !== undefined) return known;
  const { kpis: _, ...inTicks } = playbook;
  const read = refsIn(inTicks).flatMap((ref) => (ref.kind === 'attribute' ? [ref] : []));
  refs.set(playbook, read);
  return read;
}

function valueIn(relation: FactRelation, name: string, row: unknown, at: Instant, { zone }: Runtime) {
  const fact = relation.facts[name];
  return fact === undefined ? relation.attribute?.(row, name) : fact.read(row, at, zone).value;
}

/** A value of an expression is JSON, or nothing. */
const asJson = (value: Value | undefined): Json => (value ?? null) as Json;

/** Whose values of today stand in for those of any date, where nothing else is known. */
export interface Todays {
  readonly facts: ReadonlySet<string>;
  readonly rows: Rows;
}

export const NOTHING_UNTOLD: Todays = { facts: new Set(), rows: new Map() };

/** The same runtime, in which the facts that `todays` names are read from today's rows. It is asked anew at each read. */
export function withTodays(runtime: Runtime, todays: () => Todays): Runtime {
  const relations = runtime.relations.map((relation): FactRelation => {
    const { subject, attribute } = relation;
    const rowFor = (name: string, row: unknown): unknown => {
      const { facts, rows } = todays();
      return facts.size > 0 && facts.has(`${subject}.${name}`) ? rows.get(subject) : row;
    };
    const facts = Object.entries(relation.facts).map(([name, fact]): [string, typeof fact] => [
      name,
      { ...fact, read: (row, at, zone) => fact.read(rowFor(name, row), at, zone) },
    ]);
    return {
      ...relation,
      facts: Object.fromEntries(facts),
      ...(attribute === undefined ? {} : { attribute: (row, name) => attribute(rowFor(name, row), name) }),
    };
  });
  return { ...runtime, relations };
}

/** What all that the log tells of an account's records comes to. */
export function rowsTold(runtime: Runtime, { account, events }: AccountLog): Rows {
  const rows = new Map(runtime.relations.map((relation) => [relation.subject, relation.empty(account)]));
  for (const { event } of events) {
    for (const { subject, fold } of runtime.relations) {
      if (fold !== undefined) rows.set(subject, fold(rows.get(subject), event));
    }
  }
  return rows;
}
