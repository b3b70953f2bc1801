import type { Instant, JsonObject } from '#base';
import { type Queryable, timestamp } from '#platform/db';

export interface Happened {
  readonly account: string;
  readonly name: string;
  readonly at: Instant;
  readonly properties: JsonObject;
}

/** What the log tells under some names, of all accounts, up to an instant. */
export async function listHappened(db: Queryable, names: readonly string[], to: Instant): Promise<readonly Happened[]> {
  return db.query(
    `select account, name, occurred_at as at, properties from event
      where name = any($1) and not history and occurred_at <= $2 order by account, occurred_at, key`,
    [names, timestamp(to)],
  );
}

/** The value of a score on some instant of each account; null where it was not known. */
export async function listScores(
  db: Queryable,
  score: string,
  asked: readonly { readonly account: string; readonly at: Instant }[],
): Promise<ReadonlyMap<string, number | null>> {
  const rows = await db.query<{ account: string; value: number | null }>(
    `select asked.account, (select value from score
                             where score.account = asked.account and score.name = $2 and score.at <= asked.at
                             order by score.at desc limit 1) as value
       from jsonb_to_recordset($1::jsonb) as asked(account text, at timestamptz)`,
    [JSON.stringify(asked.map(({ account, at }) => ({ account, at: timestamp(at) }))), score],
  );
  return new Map(rows.map(({ account, value }) => [account, value]));
}
