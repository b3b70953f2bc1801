import { randomBytes } from 'node:crypto';
import type { Instant } from '#base';
import { type Db, type Queryable, type Tx, timestamp } from '#platform/db';

/** The provider of single sign-on. */
export interface SignOn {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const NAMES = { issuer: 'sso.issuer', clientId: 'sso.client_id', clientSecret: 'sso.client_secret' } as const;

export async function loadSignOn(db: Queryable): Promise<SignOn | undefined> {
  const rows = await db.query<{ name: string; value: string }>(
    'select name, value from sign_in_secret where name = any($1)',
    [Object.values(NAMES)],
  );
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  const issuer = values.get(NAMES.issuer);
  const clientId = values.get(NAMES.clientId);
  const clientSecret = values.get(NAMES.clientSecret);
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { issuer, clientId, clientSecret };
}

export async function storeSignOn(tx: Tx, { issuer, clientId, clientSecret }: SignOn, at: Instant): Promise<void> {
  await tx.query(
    `insert into sign_in_secret (name, value, created_at)
     select name, value, $3 from unnest($1::text[], $2::text[]) as given (name, value)
         on conflict (name) do update set value = excluded.value`,
    [[NAMES.issuer, NAMES.clientId, NAMES.clientSecret], [issuer, clientId, clientSecret], timestamp(at)],
  );
}

export async function deleteSignOn(tx: Tx): Promise<void> {
  await tx.query('delete from sign_in_secret where name = any($1)', [Object.values(NAMES)]);
}

/** What signs cookies, made at the first start. */
export async function cookieSecret(db: Db, at: Instant): Promise<string> {
  const [row] = await db.query<{ value: string }>(
    // The update changes nothing, and so the row of whoever was first comes back.
    `insert into sign_in_secret (name, value, created_at) values ('cookies', $1, $2)
         on conflict (name) do update set value = sign_in_secret.value returning value`,
    [randomBytes(48).toString('base64url'), timestamp(at)],
  );
  return row?.value ?? '';
}
