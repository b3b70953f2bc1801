import { z } from 'zod';
import { DAY, type Uuid } from '#base';
import { changesOfMany } from '#platform/audit';
import { defineWrite } from '#platform/operations';
import { decideEdit, decideUndo, toldEdit } from './account-change.ts';
import { Accounts, byShard, emitChange, loadEdited } from './edit-accounts.ts';
import { type AccountEdit, deleteEdits, loadEdits } from './edit-store.ts';
import { viewOwner } from './saved-view.ts';

/** Takes back what an edit did, for a day; what somebody has changed since stays as it is. */
export const undoEdit = defineWrite({
  name: 'undo-edit',
  summary: 'Take back a change of many accounts, within a day',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ edit: z.uuid(), accounts: Accounts }),
  output: z.object({ edit: z.string(), restored: z.number(), kept: z.number() }),
  accounts: ({ accounts }) => accounts,
  async run(context, { edit, accounts }) {
    const { tx, at, actor, shardOf, changed } = context;
    const restored: AccountEdit[] = [];
    for (const [shard, ids] of byShard(accounts, shardOf)) {
      // It is an id by its schema.
      const edits = await loadEdits(tx, shard, edit as Uuid, viewOwner(actor), ids, at - DAY);
      const stored = await loadEdited(tx, shard, ids);
      for (const one of edits) {
        const edited = stored.get(one.account);
        if (edited === undefined) continue;
        const change = decideUndo(edited, one);
        const back = decideEdit(edited, change);
        if (back !== undefined) restored.push(back);
        emitChange(context, one.account, change, false);
      }
      await deleteEdits(tx, shard, edit as Uuid, ids);
    }
    changed(...changesOfMany(restored.map(toldEdit)));
    return { edit, restored: restored.length, kept: accounts.length - restored.length };
  },
});
