import type { Instant, Json, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';

export interface RefusedCall {
  readonly id: Uuid;
  readonly at: Instant;
  readonly source: string;
  readonly reason: string;
  readonly message: string;
  /** Null when it was too large to keep. */
  readonly call: Json;
}

export async function insertRefused(db: Queryable, refused: readonly RefusedCall[]): Promise<void> {
  if (refused.length === 0) return;
  const records = refused.map((one) => ({ ...one, at: timestamp(one.at) }));
  await db.query(
    `insert into refused_call (id, at, source, reason, message, call)
     select id, at, source, reason, message, nullif(call, 'null'::jsonb)
       from jsonb_to_recordset($1::jsonb)
         as row(id uuid, at timestamptz, source text, reason text, message text, call jsonb)
     on conflict (id) do nothing`,
    [JSON.stringify(records)],
  );
}
