import { type Instant, isoInstant, type Uuid } from '#base';
import type { Queryable, Tx } from '#platform/db';
import type { ContractMovement } from './contract-movement.ts';

interface MovementRow {
  readonly account: string;
  readonly id: Uuid;
  readonly contract: string;
  readonly movement: ContractMovement['movement'];
  readonly at: Instant;
  readonly arr_before_minor: number;
  readonly arr_after_minor: number;
  readonly currency: string;
  readonly plan_before: string | null;
  readonly plan_after: string | null;
}

const COLUMNS =
  'account, id, contract, movement, at, arr_before_minor, arr_after_minor, currency, plan_before, plan_after';

/** Keeps movements; one whose event is known already stays as it is. */
export async function insertMovements(tx: Tx, shard: number, movements: readonly ContractMovement[]): Promise<void> {
  const rows = movements.map((one) => ({
    account: one.account,
    id: one.id,
    contract: one.contract,
    movement: one.movement,
    at: isoInstant(one.at),
    arr_before_minor: one.arrBeforeMinor,
    arr_after_minor: one.arrAfterMinor,
    currency: one.currency,
    plan_before: one.planBefore ?? null,
    plan_after: one.planAfter ?? null,
  }));
  await tx.query(
    `insert into contract_movement (shard, ${COLUMNS})
     select $1, ${COLUMNS}
       from jsonb_to_recordset($2::jsonb) as said
            (account text, id uuid, contract text, movement text, at timestamptz(3), arr_before_minor bigint,
             arr_after_minor bigint, currency text, plan_before text, plan_after text)
         on conflict do nothing`,
    [shard, JSON.stringify(rows)],
  );
}

/** The movements of an account's contracts, oldest first. */
export async function loadMovements(
  db: Queryable,
  shard: number,
  account: string,
): Promise<readonly ContractMovement[]> {
  const rows = await db.query<MovementRow>(
    `select ${COLUMNS} from contract_movement where shard = $1 and account = $2 order by at, id`,
    [shard, account],
  );
  return rows.map((row) => ({
    account: row.account,
    id: row.id,
    contract: row.contract,
    movement: row.movement,
    at: row.at,
    arrBeforeMinor: row.arr_before_minor,
    arrAfterMinor: row.arr_after_minor,
    currency: row.currency,
    ...(row.plan_before === null ? {} : { planBefore: row.plan_before }),
    ...(row.plan_after === null ? {} : { planAfter: row.plan_after }),
  }));
}
