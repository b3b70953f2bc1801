import type { Instant } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';

export interface TeamMember {
  readonly account: string;
  readonly person: string;
  readonly role: string;
  readonly since: Instant;
}

/** False where the person has the role there already. */
export async function insertMember(
  tx: Tx,
  shard: number,
  { account, person, role, since }: TeamMember,
): Promise<boolean> {
  const added = await tx.query(
    `insert into account_team (shard, account, person, role, since) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning person`,
    [shard, account, person, role, timestamp(since)],
  );
  return added.length === 1;
}

/** False where the person has not had the role there. */
export async function deleteMember(
  tx: Tx,
  shard: number,
  { account, person, role }: Omit<TeamMember, 'since'>,
): Promise<boolean> {
  const removed = await tx.query(
    'delete from account_team where shard = $1 and account = $2 and person = $3 and role = $4 returning person',
    [shard, account, person, role],
  );
  return removed.length === 1;
}

/** Those who look after an account besides its owner, by role. */
export function loadMembers(db: Queryable, shard: number, account: string): Promise<TeamMember[]> {
  return db.query<TeamMember>(
    'select account, person, role, since from account_team where shard = $1 and account = $2 order by role, since, person',
    [shard, account],
  );
}
