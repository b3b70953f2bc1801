import { type Instant, isoInstant } from '#base';
import type { Queryable } from '#platform/db';

/** By what somebody gets in, as the audit log tells it: nothing of it would let anybody in. */
export type WaysIn = {
  /** When the password was set; null: there is none. */
  readonly password_set: string | null;
  readonly single_sign_on: boolean;
  readonly second_factor: 'off' | 'to be confirmed' | 'on';
  readonly passkeys: readonly string[];
  readonly sessions: number;
};

export async function loadWaysIn(db: Queryable, user: string): Promise<WaysIn | null> {
  const [row] = await db.query<Omit<WaysIn, 'password_set'> & { readonly password_set: Instant | null }>(
    `select (select updated_at from sign_in_account
              where "user" = u.id and provider = 'credential' and password is not null) as password_set,
            exists (select 1 from sign_in_account where "user" = u.id and provider <> 'credential') as single_sign_on,
            case when u.two_factor_enabled then 'on'
                 when exists (select 1 from sign_in_two_factor where "user" = u.id) then 'to be confirmed'
                 else 'off' end as second_factor,
            array(select coalesce(nullif(name, ''), id) from sign_in_passkey
                   where "user" = u.id order by created_at, id) as passkeys,
            (select count(*) from sign_in_session where "user" = u.id and expires_at > now()) as sessions
       from sign_in_user u where u.id = $1`,
    [user],
  );
  if (row === undefined) return null;
  return { ...row, password_set: row.password_set === null ? null : isoInstant(row.password_set) };
}
