import { z } from 'zod';
import { defineWrite, noAccount } from '#platform/operations';
import { ownView, showView, toldView, ViewShown } from './saved-view.ts';
import { deleteView as remove } from './view-store.ts';

/** Takes a saved view away; what it was is answered, so that it can be saved again. */
export const deleteView = defineWrite({
  name: 'delete-view',
  summary: 'Delete a saved view',
  access: 'self',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({ view: z.uuid() }),
  output: ViewShown,
  accounts: () => [],
  async run({ tx, actor, changed }, { view: id }) {
    const view = await ownView(tx, id, actor);
    await remove(tx, id);
    changed(toldView(view), null);
    return showView(view, actor);
  },
});
