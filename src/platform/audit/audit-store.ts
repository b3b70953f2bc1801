import type { Instant, Json } from '#base';
import { type Tx, timestamp } from '#platform/db';

export interface AuditRow {
  readonly at: Instant;
  /** `key:<id>` or `cli:<user>`. */
  readonly actor: string;
  readonly operation: string;
  /** Without secrets. */
  readonly input: Json;
}

/** Appends who did what, in the transaction that did it. */
export async function recordAudit(tx: Tx, row: AuditRow): Promise<void> {
  await tx.query('insert into audit (at, actor, operation, input) values ($1, $2, $3, $4::jsonb)', [
    timestamp(row.at),
    row.actor,
    row.operation,
    JSON.stringify(row.input),
  ]);
}
