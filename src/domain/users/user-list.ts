import type { Queryable } from '#platform/db';
import type { ListedUser } from './user.ts';

/** Everybody who signs in, by name; few, so that they are read whole. Sessions live by the database's own clock. */
export function listUserRows(db: Queryable): Promise<ListedUser[]> {
  return db.query<ListedUser>(
    `select u.id, u.name, u.email, u.role, u.locale, u.theme, u.zone, u.two_factor_enabled as "hasSecondFactor",
            u.created_at as "createdAt", u.ended_at as "endedAt", p.id as person, p.roles as "teamRoles",
            exists (select from sign_in_account a where a."user" = u.id and a.provider = 'credential') as "hasPassword",
            exists (select from sign_in_account a where a."user" = u.id and a.provider <> 'credential') as "hasSso",
            (select count(*) from sign_in_passkey k where k."user" = u.id) as passkeys,
            (select count(*) from sign_in_session s where s."user" = u.id and s.expires_at > now()) as sessions,
            (select max(s.updated_at) from sign_in_session s where s."user" = u.id) as "lastSeen"
       from sign_in_user u
       left join person p on lower(p.email) = u.email
      where u.ended_at is null
      order by lower(u.name), u.id`,
  );
}
