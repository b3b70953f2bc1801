import { z } from 'zod';
import { findPerson, loadTeam } from '#domain/team';
import { defineRead } from '#platform/operations';
import { listAccountPage } from './account-list.ts';
import { AccountSummary } from './account-view.ts';

export const listAccounts = defineRead({
  name: 'list-accounts',
  summary: 'List accounts by id, or find them by part of their name or id',
  access: 'read',
  doors: ['http', 'cli'],
  input: z.object({
    search: z.string().min(1).max(200).optional(),
    owner: z.string().min(1).optional().describe('id or e-mail address of a person'),
    after: z.string().optional().describe('the `next` of the page before'),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ accounts: z.array(AccountSummary), next: z.string().optional() }),
  async run({ db }, { search, owner, after, limit }) {
    const person = owner === undefined ? undefined : findPerson(await loadTeam(db), owner);
    const owners =
      owner === undefined ? undefined : [owner, ...(person === undefined ? [] : [person.id, person.email])];
    const rows = await listAccountPage(db, { search, owner: owners, after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      accounts: page.map(({ id, ...fields }) => {
        const known = Object.entries(fields).filter(([, value]) => value !== null);
        return { account: id, ...Object.fromEntries(known) };
      }),
      ...(rows.length > limit && last !== undefined ? { next: last.id } : {}),
    };
  },
});
