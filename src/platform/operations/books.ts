import type { Actor } from '#platform/access';
import type { Queryable } from '#platform/db';

export const WHOSE = ['mine', 'team', 'all'] as const;
export type Whose = (typeof WHOSE)[number];

/** Who looks after which accounts; the team knows. */
export interface Books {
  /** The accounts that the actor sees; undefined: all. */
  sees(db: Queryable, actor: Actor): Promise<ReadonlySet<string> | undefined>;
  /** Those of the actor, of the actor's team, or all, not cut to what is seen; undefined: no limit. */
  book(db: Queryable, actor: Actor, whose: Whose): Promise<readonly string[] | undefined>;
}

/** Where nobody is held to a book: keys, commands, tests. */
export const openBooks: Books = {
  sees: async () => undefined,
  book: async (_db, _actor, whose) => (whose === 'all' ? undefined : []),
};

/** A book without what is not seen. */
export function cutBook(
  book: readonly string[] | undefined,
  sees: ReadonlySet<string> | undefined,
): readonly string[] | undefined {
  if (sees === undefined) return book;
  return book === undefined ? [...sees] : book.filter((account) => sees.has(account));
}
