import { type Instant, isoInstant, type JsonObject } from '#base';
import type { Queryable, Tx } from '#platform/db';
import { CONTACT_FIELDS, type Contact, type ContactRecord, firstNameOf } from './contact.ts';
import { type AccountContacts, type Standing, suppressionOf } from './contact-standing.ts';
import { columnsAndAttributes, fieldsOf } from './stored-fields.ts';
import type { SetAt } from './traits.ts';

export interface ContactKey {
  readonly account: string;
  readonly id: string;
}

interface ContactRow {
  readonly account: string;
  readonly id: string;
  readonly name: string | null;
  readonly first_name: string | null;
  readonly email: string | null;
  readonly zone: string | null;
  readonly locale: string | null;
  readonly role: string | null;
  readonly is_primary: boolean;
  readonly attributes: JsonObject;
  readonly set_at: SetAt;
}

interface StandingRow {
  readonly bounced_address: string | null;
  readonly unsubscribed_at: Instant | null;
  readonly heard: readonly Instant[];
}

const COLUMNS = 'account, id, name, first_name, email, zone, locale, role, is_primary, attributes, set_at';

/** All contacts of accounts, by account, in the order of their ids. */
export async function loadContacts(
  db: Queryable,
  shard: number,
  accounts: readonly string[],
): Promise<Map<string, readonly Contact[]>> {
  const rows = await db.query<ContactRow & StandingRow>(
    `select ${COLUMNS}, bounced_address, unsubscribed_at, heard
       from contact where shard = $1 and account = any($2::text[]) order by account, id`,
    [shard, [...accounts]],
  );
  const byAccount = new Map<string, Contact[]>(accounts.map((account) => [account, []]));
  for (const row of rows) byAccount.get(row.account)?.push(contactOf(row));
  return byAccount;
}

/** What is stored of certain contacts, for folding: `first_name` only where it was given. */
export async function loadContactRecords(
  tx: Tx,
  shard: number,
  which: readonly ContactKey[],
): Promise<ContactRecord[]> {
  const rows = await tx.query<ContactRow>(
    `select ${COLUMNS} from contact
      where shard = $1 and (account, id) in (select * from unnest($2::text[], $3::text[]))`,
    [shard, which.map((one) => one.account), which.map((one) => one.id)],
  );
  return rows.map(({ account, id, attributes, set_at: setAt, first_name, is_primary, ...columns }) => {
    const given = {
      ...columns,
      first_name: setAt.first_name === undefined ? null : first_name,
      is_primary: setAt.is_primary === undefined ? null : is_primary,
    };
    return { account, id, fields: fieldsOf(given, attributes), setAt };
  });
}

export async function storeContacts(tx: Tx, shard: number, contacts: readonly ContactRecord[]): Promise<void> {
  const rows = contacts.map((contact) => ({
    account: contact.account,
    id: contact.id,
    is_primary: false,
    ...columnsAndAttributes(contact.fields, CONTACT_FIELDS),
    first_name: firstNameOf(contact) ?? null,
    set_at: contact.setAt,
  }));
  await tx.query(
    `insert into contact (shard, ${COLUMNS})
     select $1, ${COLUMNS}
       from jsonb_to_recordset($2::jsonb) as said
            (account text, id text, name text, first_name text, email text, zone text, locale text, role text,
             is_primary boolean, attributes jsonb, set_at jsonb)
         on conflict (shard, account, id) do update
        set name = excluded.name, first_name = excluded.first_name, email = excluded.email, zone = excluded.zone,
            locale = excluded.locale, role = excluded.role, is_primary = excluded.is_primary,
            attributes = excluded.attributes, set_at = excluded.set_at`,
    [shard, JSON.stringify(rows)],
  );
}

const READER = 'account, id, email, zone, role, is_primary, set_at, heard';

/**
 * Who may read what is written to accounts: of their contacts, of whom there may be thousands, the primary one, whoever is
 * it in the place of none, the first of each role; and `named`, who may become it or cease to be. Each by id as text.
 */
export async function loadReaders(
  db: Queryable,
  shard: number,
  accounts: readonly string[],
  named: readonly ContactKey[],
): Promise<Map<string, AccountContacts>> {
  const rows = await db.query<
    Pick<ContactRow, 'account' | 'id' | 'email' | 'zone' | 'role' | 'is_primary' | 'set_at'> & StandingRow
  >(
    `with named as materialized (select * from unnest($3::text[], $4::text[]) as named (account, id))
     select ${READER} from contact where shard = $1 and (account, id) in (select account, id from named)
      union all
     select ${READER} from contact where shard = $1 and account = any($2::text[]) and is_primary
      union all
     (select distinct on (account, lower(role)) ${READER} from contact
       where shard = $1 and account = any($2::text[]) and role is not null
         and (account, id) not in (select account, id from named)
       order by account, lower(role), id collate "C")
      union all
     select reader.* from unnest($2::text[]) as asked (account),
       lateral (select ${READER} from contact
                 where shard = $1 and account = asked.account and email is not null
                   and (account, id) not in (select account, id from named)
                 order by id collate "C" limit 1) as reader
      union all
     select reader.* from unnest($2::text[]) as asked (account),
       lateral (select ${READER} from contact
                 where shard = $1 and account = asked.account
                   and (account, id) not in (select account, id from named)
                 order by id collate "C" limit 1) as reader`,
    [shard, [...accounts], named.map((one) => one.account), named.map((one) => one.id)],
  );
  const byAccount = new Map<string, Map<string, { record: ContactRecord; heard: readonly Instant[] }>>();
  for (const { account, id, heard, set_at: setAt, is_primary, ...columns } of rows) {
    const given = {
      email: columns.email,
      zone: columns.zone,
      role: columns.role,
      is_primary: setAt.is_primary === undefined ? null : is_primary,
    };
    const contacts = byAccount.get(account) ?? new Map();
    byAccount.set(account, contacts.set(id, { record: { account, id, fields: fieldsOf(given, {}), setAt }, heard }));
  }
  return new Map([...byAccount].map(([account, contacts]) => [account, { account, contacts }]));
}

/** How certain contacts stand, in the order of `which`; undefined for one that is not stored. */
export async function loadStandings(
  tx: Tx,
  shard: number,
  which: readonly ContactKey[],
): Promise<(ContactKey & { readonly standing: Standing })[]> {
  const rows = await tx.query<ContactKey & StandingRow>(
    `select account, id, bounced_address, unsubscribed_at, heard from contact
      where shard = $1 and (account, id) in (select * from unnest($2::text[], $3::text[]))`,
    [shard, which.map((one) => one.account), which.map((one) => one.id)],
  );
  return rows.map(({ account, id, ...row }) => ({ account, id, standing: standingOf(row) }));
}

export async function storeStandings(
  tx: Tx,
  shard: number,
  contacts: readonly (ContactKey & { readonly standing: Standing })[],
): Promise<void> {
  const rows = contacts.map(({ account, id, standing: { bouncedAddress, unsubscribedAt, heard } }) => ({
    account,
    id,
    bounced_address: bouncedAddress ?? null,
    unsubscribed_at: unsubscribedAt === undefined ? null : isoInstant(unsubscribedAt),
    heard,
  }));
  await tx.query(
    `update contact
        set bounced_address = said.bounced_address, unsubscribed_at = said.unsubscribed_at, heard = said.heard
       from jsonb_to_recordset($2::jsonb) as said
            (account text, id text, bounced_address text, unsubscribed_at timestamptz, heard jsonb)
      where contact.shard = $1 and contact.account = said.account and contact.id = said.id`,
    [shard, JSON.stringify(rows)],
  );
}

function standingOf({ bounced_address, unsubscribed_at, heard }: StandingRow): Standing {
  return {
    ...(bounced_address === null ? {} : { bouncedAddress: bounced_address }),
    ...(unsubscribed_at === null ? {} : { unsubscribedAt: unsubscribed_at }),
    heard,
  };
}

function contactOf(stored: ContactRow & StandingRow): Contact {
  const { account, id, attributes, name, first_name, email, zone, locale, role, is_primary: isPrimary } = stored;
  const suppressed = suppressionOf(standingOf(stored), email ?? undefined);
  return {
    account,
    id,
    ...(name === null ? {} : { name }),
    ...(first_name === null ? {} : { firstName: first_name }),
    ...(email === null ? {} : { email }),
    ...(zone === null ? {} : { zone }),
    ...(locale === null ? {} : { locale }),
    ...(role === null ? {} : { role }),
    ...(suppressed === undefined ? {} : { suppressed }),
    isPrimary,
    attributes,
  };
}
