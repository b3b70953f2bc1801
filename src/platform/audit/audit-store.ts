import type { Instant, Json } from '#base';
import { type Tx, timestamp } from '#platform/db';

/** A record as the audit log keeps it; fields that are undefined are left out. */
export type Told = Json | { readonly [field: string]: Told | undefined };

export interface AuditRow {
  readonly at: Instant;
  /** `person:<id>`, `key:<id>` or `cli:<name>`. */
  readonly actor: string;
  readonly operation: string;
  /** Without secrets. */
  readonly input: Json;
  /** The record that was changed, as it was and as it is; absent where an operation does not say. */
  readonly before?: Told;
  readonly after?: Told;
}

/** Appends who did what, in the transaction that did it. */
export async function recordAudit(tx: Tx, row: AuditRow): Promise<void> {
  await tx.query(
    'insert into audit (at, actor, operation, input, before, after) values ($1, $2, $3, $4::jsonb, $5::jsonb, $6::jsonb)',
    [timestamp(row.at), row.actor, row.operation, JSON.stringify(row.input), text(row.before), text(row.after)],
  );
}

const text = (value: Told | undefined): string | null => (value === undefined ? null : JSON.stringify(value));
