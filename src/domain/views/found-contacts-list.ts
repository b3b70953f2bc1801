import type { Queryable } from '#platform/db';

export interface FoundContact {
  readonly account: string;
  readonly account_name: string | null;
  readonly contact: string;
  readonly name: string | null;
  readonly email: string | null;
}

// As the index `contact_words` says it, to the letter.
const WORDS = `to_tsvector('simple', coalesce(c.name, '') || ' ' || coalesce(c.first_name, '') || ' ' || translate(coalesce(c.email, ''), '@.-_+', '     '))`;

/** Contacts whose name or address has words that begin so; of these accounts only, where some are given. */
export function listFoundContacts(
  db: Queryable,
  words: readonly string[],
  accounts: readonly string[] | undefined,
  limit: number,
): Promise<FoundContact[]> {
  const query = words.map(beginning).join(' & ');
  return db.query<FoundContact>(
    `select c.account, a.name as account_name, c.id as contact, c.name, c.email
       from contact c left join account a on a.shard = c.shard and a.id = c.account
      where ${WORDS} @@ $1::tsquery and ($2::text[] is null or c.account = any($2))
      limit $3`,
    [query, accounts ?? null, limit],
  );
}

/** A word's beginning as a query says it; as names have it too: a database in the locale C makes no small ö of an Ö. */
function beginning(word: string): string {
  const spellings = new Set([word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]);
  return `(${[...spellings].map((one) => `'${one.replaceAll("'", "''").replaceAll('\\', '\\\\')}':*`).join(' | ')})`;
}
