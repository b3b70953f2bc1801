import { type DayNumber, dateText, monthOf } from '#base';
import type { Db, Queryable, Tx } from './db.ts';

interface Month {
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

/** Any number that no other advisory lock of ours uses: one process adds months at a time. */
const LOCK = 7_160_002;

/**
 * Makes sure that the log can take events that occurred in the months (UTC) of these days: one partition a month,
 * `event_2026_11`. Does nothing where it is there already. Blocks nobody who reads or writes the log, so it may run
 * beside open transactions, but never inside one.
 */
export async function ensureEventMonths(db: Db, days: Iterable<DayNumber>): Promise<void> {
  const months = new Map([...days].map((day) => monthAt(day)).map((month) => [month.table, month]));
  const missing = await missingOf(db, [...months.keys()]);
  if (missing.size === 0) return;
  await db.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(${LOCK})`);
    for (const table of await missingOf(tx, [...missing])) {
      const month = months.get(table);
      if (month !== undefined) await addMonth(tx, month);
    }
  });
}

function monthAt(day: DayNumber): Month {
  const { month } = monthOf(day);
  const next = monthOf(month + 31).month;
  const from = dateText(month);
  return { table: `event_${from.slice(0, 7).replace('-', '_')}`, from, to: dateText(next) };
}

/** Read from the catalog's tables: to_regclass may answer from what this session knew before it waited for the lock. */
async function missingOf(on: Queryable, tables: readonly string[]): Promise<Set<string>> {
  const rows = await on.query<{ name: string }>(
    `select name from unnest($1::text[]) name where name not in (
       select relname from pg_inherits join pg_class on pg_class.oid = inhrelid where inhparent = 'event'::regclass)`,
    [tables],
  );
  return new Set(rows.map((row) => row.name));
}

async function addMonth(tx: Tx, { table, from, to }: Month): Promise<void> {
  // CREATE … PARTITION OF would lock the whole log against writers; ATTACH only against other changes of its shape.
  await tx.query(`create table ${table} (like event including defaults including constraints including indexes)`);
  await tx.query(
    `alter table event attach partition ${table} for values from ('${from} 00:00:00+00') to ('${to} 00:00:00+00')`,
  );
}
