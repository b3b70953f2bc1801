import type { Queryable } from '#platform/db';
import type { Direction, Grade } from '#pure/playbook';

/** Which signals that stand are meant; absent: any. */
export interface StandingFilter {
  readonly playbook?: string | undefined;
  readonly kind?: string | undefined;
  readonly accounts?: readonly string[] | undefined;
  readonly segment?: string | undefined;
  readonly strength?: Grade['strength'] | undefined;
  readonly direction?: Direction | undefined;
}

export interface StandingSignal {
  readonly id: string;
  readonly playbook: string;
  readonly kind: string;
}

/** An account with its signals that stand and are meant. */
export interface StandingAccount {
  readonly shard: number;
  readonly account: string;
  readonly name: string | null;
  readonly signals: readonly StandingSignal[];
}

const MEANT = `
       from signal s
       left join account a on a.shard = s.shard and a.id = s.account
      where s.status = 'standing'
        and ($1::text is null or s.playbook = $1)
        and ($2::text is null or s.kind = $2)
        and ($3::text[] is null or s.account = any($3))
        and ($4::text is null or a.segment = $4 or a.segments->'fields' ? $4)
        and ($5::text is null or s.strength = $5)
        and ($6::text is null or s.direction = $6)
        and ($7::smallint is null or (s.shard, s.account) > ($7, $8::text))`;

/** A page of accounts, in an order of their own; `after`: those after that one. */
export function listStandingAccounts(
  db: Queryable,
  filter: StandingFilter,
  after: { readonly shard: number; readonly account: string } | undefined,
  limit: number,
): Promise<StandingAccount[]> {
  return db.query(
    `select s.shard, s.account, a.name,
            jsonb_agg(jsonb_build_object('id', s.id, 'playbook', s.playbook, 'kind', s.kind) order by s.id) as signals
      ${MEANT}
      group by s.shard, s.account, a.name
      order by s.shard, s.account
      limit $9`,
    [...valuesOf(filter, after), limit],
  );
}

/** How many are meant, and of how many accounts. */
export async function countStanding(
  db: Queryable,
  filter: StandingFilter,
  after: { readonly shard: number; readonly account: string } | undefined,
): Promise<{ readonly signals: number; readonly accounts: number }> {
  const [row] = await db.query<{ signals: number; accounts: number }>(
    `select count(*)::int as signals, count(distinct s.account)::int as accounts ${MEANT}`,
    valuesOf(filter, after),
  );
  return row ?? { signals: 0, accounts: 0 };
}

/** A transaction that is idle for 10 s is ended: whoever works elsewhere between two questions says that it is alive. */
export async function keepOpen(db: Queryable): Promise<void> {
  await db.query('select 1');
}

function valuesOf(
  { playbook, kind, accounts, segment, strength, direction }: StandingFilter,
  after: { readonly shard: number; readonly account: string } | undefined,
): unknown[] {
  const named = [playbook, kind, accounts, segment, strength, direction].map((value) => value ?? null);
  return [...named, after?.shard ?? null, after?.account ?? null];
}
