import type { Queryable } from '#platform/db';
import type { ContactKey } from './contact-store.ts';

/** Everybody who is known under an address, in whatever account: in any case of letters. */
export async function listContactsAt(db: Queryable, address: string): Promise<readonly ContactKey[]> {
  return db.query<ContactKey>('select account, id from contact where lower(email) = lower($1) order by account, id', [
    address,
  ]);
}
