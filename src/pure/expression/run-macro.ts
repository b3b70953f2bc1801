import type { FactReader, FactRef, Value } from './fact.ts';
import { memberRef } from './fact-ref.ts';
import { type Run, readFact, type Slot } from './run.ts';

type MetricRef = Extract<FactRef, { kind: 'metric' }>;

const MEMBERS_KEPT = 1000;

/** Kleene's exists and all over a list's values. */
export function runOverList(macro: 'exists' | 'all', list: Run, slot: Slot, condition: Run): Run {
  return (read) => {
    const items = list(read) as readonly Value[] | undefined;
    if (items === undefined) return undefined;
    return quantify(macro, items, slot, condition, read, undefined);
  };
}

/** The same over the members of a metric's dimension, each with the metric's value of that member. */
export function runOverMembers(
  macro: 'exists' | 'all',
  members: FactRef,
  metric: MetricRef,
  slot: Slot,
  condition: Run,
): Run {
  const list = readFact(members);
  const memberValue = readMember(metric, members.kind === 'members' ? members.dimension : '');
  return (read) => {
    const items = list(read) as readonly Value[] | undefined;
    if (items === undefined) return undefined;
    return quantify(macro, items, slot, condition, read, memberValue);
  };
}

type MemberValue = (item: Value, read: FactReader) => Value | undefined;

function quantify(
  macro: 'exists' | 'all',
  items: readonly Value[],
  slot: Slot,
  condition: Run,
  read: FactReader,
  memberValue: MemberValue | undefined,
): boolean | undefined {
  const decisive = macro === 'exists';
  // A reader may evaluate this very expression for another fact, so what was in the slot is put back.
  const before = slot.value;
  let unknown = false;
  try {
    for (const item of items) {
      slot.value = memberValue === undefined ? item : memberValue(item, read);
      const holds = condition(read);
      if (holds === decisive) return decisive;
      if (holds === undefined) unknown = true;
    }
  } finally {
    slot.value = before;
  }
  return unknown ? undefined : !decisive;
}

/** Members differ by account, so their facts are made when first met and kept, up to a number. */
function readMember(metric: MetricRef, dimension: string): MemberValue {
  const known = new Map<string, Run>();
  return (item, read) => {
    const member = String(item);
    let run = known.get(member);
    if (run === undefined) {
      if (known.size >= MEMBERS_KEPT) known.clear();
      run = readFact(memberRef(metric, dimension, member));
      known.set(member, run);
    }
    return run(read);
  };
}
