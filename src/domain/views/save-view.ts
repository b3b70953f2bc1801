import { z } from 'zod';
import { idOf, invalid } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { ListName, ownView, showView, toldView, ViewShown, viewOwner } from './saved-view.ts';
import { loadViews, type SavedView, storeView } from './view-store.ts';

/** So many own views of a list as a menu can show. */
const MOST = 100;
const LARGEST = 20_000;

/** Keeps a list as it is arranged, under a name; with `view`, in the place of what it was. */
export const saveView = defineWrite({
  name: 'save-view',
  summary: 'Save how a list is arranged, for yourself or for everybody',
  access: 'self',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({
    view: z.uuid().optional().describe('the one to change; absent: a new one'),
    list: ListName,
    name: z.string().trim().min(1).max(100),
    shared: z.boolean().default(false),
    state: z.record(z.string().max(50), z.json()),
  }),
  output: ViewShown,
  accounts: () => [],
  async run({ tx, at, actor, changed }, { view: id, list, name, shared, state }) {
    if (JSON.stringify(state).length > LARGEST)
      throw invalid('view-too-large', 'This arrangement is too large to be kept: shorten its filter.');
    const owner = viewOwner(actor);
    const before = id === undefined ? undefined : await ownView(tx, id, actor);
    if (before === undefined) {
      const own = (await loadViews(tx, list, owner)).filter((view) => view.owner === owner);
      if (own.length >= MOST)
        throw invalid('views-too-many', `${MOST} views of one list are enough: delete some first.`, { most: MOST });
      if (own.some((view) => view.name.toLowerCase() === name.toLowerCase()))
        throw invalid('view-name-taken', `You have a view ${name} already: choose another name, or change that one.`, {
          name,
        });
    }
    const view: SavedView = {
      id: before?.id ?? idOf('view', list, owner, name, at),
      list: before?.list ?? list,
      name,
      owner: before?.owner ?? owner,
      is_shared: shared,
      // A JSON object by its schema.
      state: state as SavedView['state'],
    };
    await storeView(tx, view, at);
    changed(before === undefined ? null : toldView(before), toldView(view));
    return showView(view, actor);
  },
});
