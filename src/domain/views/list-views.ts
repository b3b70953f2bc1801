import { z } from 'zod';
import { defineRead, noAccount } from '#platform/operations';
import { ListName, showView, ViewShown, viewOwner } from './saved-view.ts';
import { loadViews } from './view-store.ts';

export const listViews = defineRead({
  name: 'list-views',
  summary: 'List saved views: your own, and those that others share',
  access: 'self',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({ list: ListName.optional() }),
  output: z.object({ views: z.array(ViewShown) }),
  async run({ db, actor }, { list }) {
    const views = await loadViews(db, list, viewOwner(actor));
    return { views: views.map((view) => showView(view, actor)) };
  },
});
