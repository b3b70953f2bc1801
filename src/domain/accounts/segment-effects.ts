import type { EffectHandler, EffectOutcome, EffectRow } from '#engine';
import { type Account, emptyAccount } from './account.ts';
import { loadAccounts } from './account-store.ts';
import { applySegment, readSegment, segmentsOf } from './segments.ts';

const EVENT_OF: Readonly<Record<string, 'segment.joined' | 'segment.left'>> = {
  'segment.add': 'segment.joined',
  'segment.remove': 'segment.left',
};

/** `segment.add`: puts an account into a segment; one that is in it already stays, without an event. */
export const addToSegments = handlerOf('segment.add');
/** `segment.remove`: takes an account out of a segment, where it is in it. */
export const removeFromSegments = handlerOf('segment.remove');

/** What `segment.add` or `segment.remove` brings about for an account as it stands. */
export function segmentOutcome(effect: EffectRow, account: Account): EffectOutcome {
  const { id } = effect;
  const segment = readSegment(effect.payload.segment);
  const name = EVENT_OF[effect.kind];
  if (segment === undefined || name === undefined) {
    const message = `${effect.kind} does not know which segment: say it under "with", as in { segment: nurture }.`;
    return { id, done: false, reason: 'segment-missing', message };
  }
  const isIn = segmentsOf(account).includes(segment);
  if (isIn === (name === 'segment.joined')) return { id, done: true, events: [] };
  return { id, done: true, events: [{ name, properties: { segment } }] };
}

function handlerOf(kind: string): EffectHandler {
  return {
    kind,
    async runMany(tx, shard, rows: readonly EffectRow[]) {
      const accounts = await loadAccounts(tx, shard, [...new Set(rows.map((row) => row.account))]);
      return rows.map((row) => {
        const account = accounts.get(row.account) ?? emptyAccount(row.account);
        const outcome = segmentOutcome(row, account);
        // What comes later in the batch finds the account as this one leaves it.
        for (const event of outcome.done ? outcome.events : []) {
          accounts.set(row.account, applySegment(account, { ...event, occurredAt: row.at, key: row.id }).after);
        }
        return outcome;
      });
    },
  };
}
