import { z } from 'zod';
import { loadTeam } from '#domain/team';
import type { Runtime } from '#engine';
import { mayDo } from '#platform/access';
import type { Queryable } from '#platform/db';
import { defineRead, listed } from '#platform/operations';
import type { AccountIndex } from './account-index.ts';
import { askAccounts } from './ask-accounts.ts';
import { listFoundContacts } from './found-contacts-list.ts';
import { viewOwner } from './saved-view.ts';
import { loadViews } from './view-store.ts';

const Found = z.object({
  kind: z.enum(['account', 'contact', 'person', 'playbook', 'journey', 'view']),
  id: z.string(),
  title: z.string(),
  note: z.string().optional().describe('the account of a contact, the address of a person'),
  account: z.string().optional(),
  playbook: z.string().optional(),
  list: z.string().optional().describe('of a view: which list'),
  state: z.record(z.string(), z.json()).optional().describe('of a view: what its list’s address says'),
  band: z.string().optional().describe('of an account: its health'),
});

/** So many of each kind: whoever means another types more. */
const EACH = 6;

/** Anything by how its words begin: accounts, people at customers, colleagues, playbooks, journeys, saved views. */
export const search = (index: AccountIndex, runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'search',
    summary: 'Find anything by name: accounts, contacts, people, playbooks, journeys, views',
    access: 'read',
    scope: listed,
    doors: ['http', 'cli'],
    input: z.object({ query: z.string().trim().min(1).max(200) }),
    output: z.object({ found: z.array(Found) }),
    async run(context, { query }) {
      const { db, actor, sees } = context;
      const facts = await runtime(db);
      const word = query.toLowerCase();
      const has = (...texts: (string | null | undefined)[]): boolean =>
        texts.some((text) => text?.toLowerCase().includes(word) === true);
      const { selected } = await askAccounts(index, facts, context, { whose: 'all', search: query });
      const words = query.split(/[^\p{L}\p{N}]+/u).filter((one) => one.length > 1);
      const contacts = words.length === 0 ? [] : await listFoundContacts(db, words, sees && [...sees], EACH);
      const playbooks = mayDo(actor, 'read-playbooks') ? facts.live : [];
      const found: z.input<typeof Found>[] = [
        ...bestFirst(index, selected, word).map((row) => {
          const [name, band] = [index.rows.get('name', row), index.rows.get('band', row)];
          const id = index.rows.id(row) ?? '';
          return {
            kind: 'account' as const,
            id,
            title: typeof name === 'string' ? name : id,
            ...(typeof band === 'string' ? { band } : {}),
          };
        }),
        ...contacts.map(({ account, account_name, contact, name, email }) => ({
          kind: 'contact' as const,
          id: contact,
          title: name ?? email ?? contact,
          note: account_name ?? account,
          account,
        })),
        ...(await loadTeam(db))
          .filter(({ name, email }) => has(name, email))
          .slice(0, EACH)
          .map(({ id, name, email }) => ({ kind: 'person' as const, id, title: name, note: email })),
        ...playbooks
          .filter(({ playbook }) => has(playbook.id, playbook.title))
          .slice(0, EACH)
          .map(({ playbook: { id, title } }) => ({ kind: 'playbook' as const, id, title })),
        ...facts.live
          .flatMap(({ playbook }) =>
            Object.values(playbook.journeys).map(({ id, title }) => ({
              id,
              title,
              playbook: playbook.id,
              of: playbook.title,
            })),
          )
          .filter(({ id, title }) => has(id, title))
          .slice(0, EACH)
          .map(({ id, title, playbook, of }) => ({ kind: 'journey' as const, id, title, playbook, note: of })),
        ...(await loadViews(db, undefined, viewOwner(actor)))
          .filter(({ name }) => has(name))
          .slice(0, EACH)
          // A JSON object as it was saved.
          .map(({ id, name, list, state }) => ({
            kind: 'view' as const,
            id,
            title: name,
            list,
            state: state as Record<string, never>,
          })),
      ];
      return { found };
    },
  });

/** Those whose name begins so, then those with a word that does, then the rest; each by name. */
function bestFirst({ rows }: AccountIndex, selected: Uint32Array, word: string): number[] {
  const begins: number[] = [];
  const within: number[] = [];
  const others: number[] = [];
  for (const row of selected) {
    const words = rows.words(row);
    if (words.startsWith(word) || rows.id(row)?.toLowerCase() === word) begins.push(row);
    else if (words.includes(` ${word}`)) within.push(row);
    else if (others.length < EACH) others.push(row);
    if (begins.length >= EACH) break;
  }
  return [...begins, ...within, ...others].slice(0, EACH);
}
