import { DAY, type Instant } from '#base';
import type { BackTestChange, Outcome, Way } from '#domain/back-tests';
import type { Life, Occurrence } from './life.ts';

/** The same kind of thing within so long in both lives is one that moved. */
const MOVED_WITHIN = 14 * DAY;

export interface Comparing {
  readonly account: string;
  readonly end: Instant;
  readonly outcomeOf: (raisedAt: Instant) => Outcome;
}

/** What of an account would have been otherwise under the draft. The same life twice differs in nothing. */
export function compareLives(live: Life, draft: Life, { account, end, outcomeOf }: Comparing): BackTestChange[] {
  const entries = paired(live.entries, draft.entries).map(({ one, ...change }) => {
    return { kind: 'entry', account, ...change, playbook: one.playbook, journey: one.name, left: one.left } as const;
  });
  const signals = paired(live.signals, draft.signals).map(({ one, ...change }) => {
    const { playbook, name: signal, strength, at } = one;
    return { kind: 'signal', account, ...change, playbook, signal, strength, outcome: outcomeOf(at) } as const;
  });
  const messages = paired(live.messages, draft.messages).map(({ one, ...change }) => {
    const { playbook, name: message, journey, isInternal } = one;
    return { kind: 'message', account, ...change, playbook, journey, message, isInternal } as const;
  });
  return [...bandChanges(account, live, draft, end), ...signals, ...entries, ...messages];
}

interface Paired<One> {
  readonly one: One;
  readonly way: Way;
  readonly at: Instant;
  readonly liveAt: Instant | null;
}

/** What stands alone in one of the lives, or in both at another time; what has the same cause in both is the same. */
function paired<One extends Occurrence>(live: readonly One[], draft: readonly One[]): Paired<One>[] {
  const [here, there] = [new Set(live.map(({ id }) => id)), new Set(draft.map(({ id }) => id))];
  const gone = live.filter(({ id }) => !there.has(id));
  const left = new Set(gone);
  const found: Paired<One>[] = [];
  for (const one of draft) {
    if (here.has(one.id)) continue;
    const before = nearest(one, left);
    if (before !== undefined) left.delete(before);
    // The same thing at the same instant by another cause is no difference that anybody sees.
    if (before?.at === one.at) continue;
    found.push({ one, way: before === undefined ? 'comes' : 'moves', at: one.at, liveAt: before?.at ?? null });
  }
  for (const one of left) found.push({ one, way: 'goes', at: one.at, liveAt: one.at });
  return found;
}

function nearest<One extends Occurrence>(one: One, among: Iterable<One>): One | undefined {
  let found: One | undefined;
  for (const other of among) {
    const distance = Math.abs(other.at - one.at);
    if (other.name !== one.name || other.playbook !== one.playbook || distance > MOVED_WITHIN) continue;
    if (found === undefined || distance < Math.abs(found.at - one.at)) found = other;
  }
  return found;
}

function bandChanges(account: string, live: Life, draft: Life, end: Instant): BackTestChange[] {
  const changes: BackTestChange[] = [];
  for (const score of new Set([...live.bands.keys(), ...draft.bands.keys()])) {
    const { ms, first } = differing(live.bands.get(score) ?? [], draft.bands.get(score) ?? [], end);
    const [now, then] = [draft.standing.get(score), live.standing.get(score)];
    const isNow = (now?.band ?? null) !== (then?.band ?? null);
    if (first === undefined || (ms === 0 && !isNow)) continue;
    changes.push({
      kind: 'band',
      account,
      at: first,
      score,
      live: then ?? { value: null, band: null },
      draft: now ?? { value: null, band: null },
      isNow,
      days: Math.max(1, Math.round(ms / DAY)),
    });
  }
  return changes;
}

type Steps = readonly { readonly at: Instant; readonly band: string | null }[];

/** For how long two courses of bands were not the same, and from when on first. */
function differing(live: Steps, draft: Steps, end: Instant): { ms: number; first: Instant | undefined } {
  const times = [...new Set([...live, ...draft].map(({ at }) => at))].sort((a, b) => a - b);
  let ms = 0;
  let first: Instant | undefined;
  times.forEach((at, index) => {
    if (bandAt(live, at) === bandAt(draft, at)) return;
    first ??= at;
    ms += (times[index + 1] ?? end) - at;
  });
  return { ms, first };
}

const bandAt = (steps: Steps, at: Instant): string | null => steps.findLast((step) => step.at <= at)?.band ?? null;
