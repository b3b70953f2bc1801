import { type Instant, isoInstant } from '#base';
import type { LaneLag, ShardLag } from './shard-lag-list.ts';
import type { StatusFigures } from './status-view.ts';

type Lag = Pick<StatusFigures, 'last_tick' | 'lag'>;

/** The lag of all shards from what each has before it. History is told apart: it may take hours and hurts nobody. */
export function lagOf(shards: readonly ShardLag[], at: Instant): Lag {
  const ago = (since: Instant | null): number => (since === null ? 0 : Math.max(0, (at - since) / 1000));
  const newest = shards.reduce((latest, { lastAt }) => Math.max(latest, lastAt), Number.NEGATIVE_INFINITY);
  const rows = shards
    .map(({ shard, lastAt, lanes, due, dueSince }) => {
      const [people, live, history] = lanes;
      return {
        shard,
        last_tick: tickAt(lastAt),
        lag_seconds: Math.max(ago(people?.oldest ?? null), ago(live?.oldest ?? null), ago(dueSince)),
        history_seconds: history?.oldest == null ? null : ago(history.oldest),
        waiting: lanes.reduce((sum, { waiting }) => sum + waiting, 0),
        due,
      };
    })
    .filter(({ waiting, due }) => waiting + due > 0)
    .sort((a, b) => b.lag_seconds - a.lag_seconds || b.waiting - a.waiting || a.shard - b.shard);
  const lane = (index: number) => ofAll(shards.flatMap(({ lanes }) => lanes[index] ?? []));
  const due = ofAll(shards.map(({ due: waiting, dueSince: oldest }) => ({ waiting, oldest })));
  const secondsOf = ({ waiting, oldest }: LaneLag) => ({
    waiting,
    oldest_seconds: oldest === null ? null : ago(oldest),
  });
  return {
    last_tick: tickAt(newest),
    lag: {
      worst_seconds: rows[0]?.lag_seconds ?? 0,
      lanes: { people: secondsOf(lane(0)), live: secondsOf(lane(1)), history: secondsOf(lane(2)) },
      due: { waiting: due.waiting, overdue_seconds: due.oldest === null ? null : ago(due.oldest) },
      shards: rows,
    },
  };
}

const tickAt = (at: Instant): string | null => (Number.isFinite(at) ? isoInstant(at) : null);

function ofAll(lanes: readonly LaneLag[]): LaneLag {
  return lanes.reduce(
    (sum, { waiting, oldest }) => ({
      waiting: sum.waiting + waiting,
      oldest: oldest === null || sum.oldest === null ? (oldest ?? sum.oldest) : Math.min(sum.oldest, oldest),
    }),
    { waiting: 0, oldest: null },
  );
}
