import { z } from 'zod';
import { invalid, notFound } from '#base';
import { changesOfMany } from '#platform/audit';
import { defineWrite } from '#platform/operations';
import { lockDirectory } from './identity-store.ts';
import { deleteWaiting } from './unassigned-store.ts';
import { ContactId, Why } from './views.ts';

/** Throws away events that no account will ever claim, such as those of a robot; the audit keeps who did and why. */
export const discardUnassigned = defineWrite({
  name: 'discard-unassigned',
  summary: 'Throw events whose account is not known away, by ids or contact, and say why',
  access: 'operate',
  doors: ['http', 'cli'],
  input: z.object({
    contact: ContactId.optional(),
    ids: z.array(z.number().int().min(1)).min(1).max(1000).optional().describe('as list-unassigned shows them'),
    why: Why,
  }),
  output: z.object({ discarded: z.number() }),
  accounts: () => [],
  async run({ tx, changed }, { contact, ids }) {
    if (contact === undefined && ids === undefined) {
      throw invalid('nothing-chosen', 'Say which events are meant: ids or a contact, as list-unassigned shows them.');
    }
    await lockDirectory(tx);
    const discarded = await deleteWaiting(tx, contact, ids);
    changed(
      ...changesOfMany(
        discarded.map(({ id, contact: of, name }) => ({
          name: String(id),
          before: { event: name, contact: of },
          after: null,
        })),
      ),
    );
    const missing = ids?.filter((asked) => !discarded.some(({ id }) => id === asked)) ?? [];
    if (missing.length === 0) return { discarded: discarded.length };
    const message = `Not among the unassigned events: ${missing.join(', ')}. Nothing was done.`;
    throw notFound('not-unassigned', message, { missing });
  },
});
