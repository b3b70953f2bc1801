import { type DateText, type Instant, isoInstant, type JsonObject, type Uuid } from '#base';
import type { Queryable, Tx } from '#platform/db';
import type { Contract } from './contract.ts';

interface ContractRow {
  readonly account: string;
  readonly id: string;
  readonly plan: string | null;
  readonly starts_on: DateText;
  readonly ends_on: DateText | null;
  readonly arr_minor: number;
  readonly currency: string;
  readonly attributes: JsonObject;
  readonly recorded_at: Instant;
  readonly recorded_key: Uuid;
  readonly original_arr_minor: number;
  readonly original_currency: string;
  readonly original_at: Instant;
  readonly original_key: Uuid;
}

const COLUMNS =
  'account, id, plan, starts_on, ends_on, arr_minor, currency, attributes, recorded_at, recorded_key, ' +
  'original_arr_minor, original_currency, original_at, original_key';

/** All contracts of accounts, by account; accounts without any are left out. */
export async function loadContracts(
  db: Queryable,
  shard: number,
  accounts: readonly string[],
): Promise<Map<string, readonly Contract[]>> {
  const rows = await db.query<ContractRow>(
    `select ${COLUMNS} from contract where shard = $1 and account = any($2::text[]) order by account, starts_on, id`,
    [shard, [...accounts]],
  );
  const byAccount = new Map<string, Contract[]>();
  for (const row of rows) {
    const contracts = byAccount.get(row.account);
    if (contracts === undefined) byAccount.set(row.account, [contractOf(row)]);
    else contracts.push(contractOf(row));
  }
  return byAccount;
}

export async function storeContracts(tx: Tx, shard: number, contracts: readonly Contract[]): Promise<void> {
  const rows = contracts.map((contract) => ({
    account: contract.account,
    id: contract.id,
    plan: contract.plan ?? null,
    starts_on: contract.startsOn,
    ends_on: contract.endsOn ?? null,
    arr_minor: contract.arrMinor,
    currency: contract.currency,
    attributes: contract.attributes,
    recorded_at: isoInstant(contract.recordedAt),
    recorded_key: contract.recordedKey,
    original_arr_minor: contract.original.arrMinor,
    original_currency: contract.original.currency,
    original_at: isoInstant(contract.original.at),
    original_key: contract.original.key,
  }));
  await tx.query(
    `insert into contract (shard, ${COLUMNS})
     select $1, ${COLUMNS}
       from jsonb_to_recordset($2::jsonb) as said
            (account text, id text, plan text, starts_on date, ends_on date, arr_minor bigint, currency text,
             attributes jsonb, recorded_at timestamptz(3), recorded_key uuid, original_arr_minor bigint,
             original_currency text, original_at timestamptz(3), original_key uuid)
         on conflict (shard, account, id) do update
        set plan = excluded.plan, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
            arr_minor = excluded.arr_minor, currency = excluded.currency, attributes = excluded.attributes,
            recorded_at = excluded.recorded_at, recorded_key = excluded.recorded_key,
            original_arr_minor = excluded.original_arr_minor, original_currency = excluded.original_currency,
            original_at = excluded.original_at, original_key = excluded.original_key`,
    [shard, JSON.stringify(rows)],
  );
}

function contractOf(row: ContractRow): Contract {
  return {
    account: row.account,
    id: row.id,
    ...(row.plan === null ? {} : { plan: row.plan }),
    startsOn: row.starts_on,
    ...(row.ends_on === null ? {} : { endsOn: row.ends_on }),
    arrMinor: row.arr_minor,
    currency: row.currency,
    attributes: row.attributes,
    recordedAt: row.recorded_at,
    recordedKey: row.recorded_key,
    original: {
      arrMinor: row.original_arr_minor,
      currency: row.original_currency,
      at: row.original_at,
      key: row.original_key,
    },
  };
}
