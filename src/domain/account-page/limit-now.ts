import type { DayNumber } from '#base';
import type { Account } from '#domain/accounts';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { type DaysToLimit, daysToLimit } from './days-to-limit.ts';
import { daysOf, rolling } from './usage-figures.ts';
import { usageLimit } from './usage-limit.ts';
import { listTotalMonths } from './usage-list.ts';

/** How many days of use the outlook goes by. */
const TREND_DAYS = 90;

/** Where an account stands on the way to its plan's limit; undefined where no playbook or nobody says what that is. */
export async function limitNow(
  db: Queryable,
  runtime: Runtime,
  shard: number,
  account: Account | undefined,
  today: DayNumber,
): Promise<{ metric: string; used: number; limit: number; window: number; days?: DaysToLimit } | undefined> {
  const found = usageLimit(runtime);
  const limit = found === undefined ? undefined : account?.fields[found.attribute];
  if (account === undefined || found === undefined || typeof limit !== 'number') return undefined;
  const stored = runtime.live.map(({ metrics }) => metrics.get(found.name)).find((one) => one?.id === found.metric);
  if (stored === undefined) return undefined;
  const first = today - TREND_DAYS - found.window + 1;
  const rows = await listTotalMonths(db, shard, account.id, found.metric, first);
  const trend = rolling(daysOf(rows, stored, first, today), found.window, TREND_DAYS);
  const days = daysToLimit(trend, limit);
  return {
    metric: found.name,
    used: trend.at(-1) ?? 0,
    limit,
    window: found.window,
    ...(days === undefined ? {} : { days }),
  };
}
