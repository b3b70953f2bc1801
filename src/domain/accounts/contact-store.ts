import type { JsonObject } from '#base';
import type { Queryable, Tx } from '#platform/db';
import { CONTACT_FIELDS, type Contact, type ContactRecord, firstNameOf } from './contact.ts';
import { columnsAndAttributes, fieldsOf } from './stored-fields.ts';
import type { SetAt } from './traits.ts';

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

const COLUMNS = 'account, id, name, first_name, email, zone, locale, role, is_primary, attributes, set_at';

/** All contacts of accounts, by account, in the order of their ids. */
export async function loadContacts(
  db: Queryable,
  shard: number,
  accounts: readonly string[],
): Promise<Map<string, readonly Contact[]>> {
  const rows = await db.query<ContactRow>(
    `select ${COLUMNS} from contact where shard = $1 and account = any($2::text[]) order by account, id`,
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
  which: readonly { readonly account: string; readonly id: string }[],
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

function contactOf({ first_name, is_primary: isPrimary, set_at: _, ...row }: ContactRow): Contact {
  const { account, id, attributes, name, email, zone, locale, role } = row;
  return {
    account,
    id,
    ...(name === null ? {} : { name }),
    ...(first_name === null ? {} : { firstName: first_name }),
    ...(email === null ? {} : { email }),
    ...(zone === null ? {} : { zone }),
    ...(locale === null ? {} : { locale }),
    ...(role === null ? {} : { role }),
    isPrimary,
    attributes,
  };
}
