import { LRUCache } from 'lru-cache';
import { loadSettings } from '#domain/settings';
import type { Queryable } from '#platform/db';
import type { Actor, Books, Whose } from '#platform/operations';
import { listBook, listTeamAccounts } from './account-book-list.ts';
import type { Person } from './person.ts';
import { loadTeam } from './team-store.ts';

/** How long a change of who looks after what may go unnoticed, in ms. */
const FRESH_FOR = 3_000;

/** Who looks after which accounts, remembered for moments: every request asks. */
export function createBooks(): Books {
  const books = new LRUCache<string, readonly string[]>({ max: 1_000, ttl: FRESH_FOR });
  const sights = new LRUCache<string, { readonly accounts: ReadonlySet<string> | undefined }>({
    max: 1_000,
    ttl: FRESH_FOR,
  });

  async function bookOf(db: Queryable, person: string | undefined, whose: 'mine' | 'team') {
    if (person === undefined) return [];
    const known = books.get(`${whose} ${person}`);
    if (known !== undefined) return known;
    const team = await loadTeam(db);
    const book = await listBook(db, whose === 'mine' ? team.filter(({ id }) => id === person) : teamOf(team, person));
    books.set(`${whose} ${person}`, book);
    return book;
  }

  async function look(db: Queryable, { role, person }: Actor): Promise<ReadonlySet<string> | undefined> {
    if (role === 'partner') return new Set(person === undefined ? [] : await listTeamAccounts(db, person));
    if (role !== 'csm' || (await loadSettings(db))['access.csms_see'] !== 'book') return undefined;
    return new Set(await bookOf(db, person, 'mine'));
  }

  return {
    async sees(db, actor) {
      if (actor.kind !== 'person' || (actor.role !== 'partner' && actor.role !== 'csm')) return undefined;
      const key = `${actor.role} ${actor.id} ${actor.person ?? ''}`;
      const known = sights.get(key);
      if (known !== undefined) return known.accounts;
      const accounts = await look(db, actor);
      sights.set(key, { accounts });
      return accounts;
    },
    async book(db, { person }, whose: Whose) {
      return whose === 'all' ? undefined : bookOf(db, person, whose);
    },
  };
}

/** Of a manager: their people; of everybody else: those of the same manager. The one who asks is one of them. */
function teamOf(team: readonly Person[], person: string): readonly Person[] {
  const one = team.find(({ id }) => id === person);
  if (one === undefined) return [];
  const reports = team.filter(({ manager }) => manager === person);
  const peers = one.manager === undefined ? [] : team.filter(({ manager }) => manager === one.manager);
  return [...new Set([one, ...(reports.length > 0 ? reports : peers)])];
}
