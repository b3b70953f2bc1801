import { type DateText, type DayNumber, dayNumber, dayOf, type Instant, type Zone } from '#base';
import type { Queryable } from '#platform/db';
import type { ContractHistory, ContractStatement } from '#pure/revenue';

/** Accounts that have contracts, by id; of a book, where one is given. */
export async function listContractAccounts(
  db: Queryable,
  book: readonly string[] | undefined,
  after: string | undefined,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db.query<{ account: string }>(
    `select distinct account from contract 
      where ($1::text is null or account > $1) and ($3::text[] is null or account = any($3))
      order by account limit $2`,
    [after ?? null, limit, book ?? null],
  );
  return rows.map(({ account }) => account);
}

interface StatedRow {
  readonly account: string;
  readonly subject: string;
  readonly at: Instant;
  /** By field; null takes a value away. */
  readonly said: Readonly<Record<string, string | number | null>>;
}

/** What was ever stated of the contracts of accounts, by account. */
export async function listContractHistories(
  db: Queryable,
  accounts: readonly { readonly shard: number; readonly account: string }[],
  zone: Zone,
): Promise<ReadonlyMap<string, readonly ContractHistory[]>> {
  const rows = await db.query<StatedRow>(
    `select account, subject, at, jsonb_object_agg(field, value) as said
       from change
      where (shard, account) in (select * from unnest($1::smallint[], $2::text[]))
        and subject like 'contract:%' and field in ('currency', 'arr_minor', 'starts_on', 'ends_on')
      group by account, subject, at
      order by account, subject, at`,
    [accounts.map(({ shard }) => shard), accounts.map(({ account }) => account)],
  );
  const byAccount = new Map<string, ContractHistory[]>();
  for (const ofContract of runsOf(rows)) {
    const [first] = ofContract;
    const contract = first.subject.slice('contract:'.length);
    const history = { contract, statements: statementsOf(ofContract, zone) };
    const known = byAccount.get(first.account);
    if (known === undefined) byAccount.set(first.account, [history]);
    else known.push(history);
  }
  return byAccount;
}

/** Rows of the same contract together. */
function runsOf(rows: readonly StatedRow[]): [StatedRow, ...StatedRow[]][] {
  const runs: [StatedRow, ...StatedRow[]][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last[0].account === row.account && last[0].subject === row.subject) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

/** Each field holds from the day on which it was said; the first of each also before. */
function statementsOf(rows: readonly StatedRow[], zone: Zone): ContractStatement[] {
  let standing: StatedRow['said'] = {};
  for (const { said } of [...rows].reverse()) standing = { ...standing, ...said };
  const byDay = new Map<DayNumber, ContractStatement>();
  for (const { at, said } of rows) {
    standing = { ...standing, ...said };
    const from = dayOf(at, zone);
    const { starts_on, ends_on, arr_minor, currency } = standing;
    byDay.set(from, {
      from,
      startsOn: dayIn(starts_on) ?? from,
      ...(ends_on == null ? {} : { endsOn: dayNumber(String(ends_on)) }),
      arrMinor: Number(arr_minor ?? 0),
      currency: String(currency ?? ''),
    });
  }
  return [...byDay.values()];
}

const dayIn = (date: string | number | null | undefined): DayNumber | undefined =>
  date == null ? undefined : dayNumber(String(date) satisfies DateText);
