import type { Feature } from '#domain/feature';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import type { AccountIndex } from './account-index.ts';
import { checkCondition } from './check-condition.ts';
import { countAccounts } from './count-accounts.ts';
import { deleteView } from './delete-view.ts';
import { editAccounts } from './edit-accounts.ts';
import { listAccountFacts } from './list-account-facts.ts';
import { listAccountIds } from './list-account-ids.ts';
import { listAccounts } from './list-accounts.ts';
import { listViews } from './list-views.ts';
import { saveView } from './save-view.ts';
import { search } from './search.ts';
import { undoEdit } from './undo-edit.ts';

export { AccountIndex } from './account-index.ts';
export { keepIndex } from './keep-index.ts';

/** Lists: accounts by any condition in any order, search over everything, saved views, changes of many at once. */
export const views = (runtime: (db: Queryable) => Promise<Runtime>, index: AccountIndex): Feature => ({
  operations: [
    checkCondition(runtime),
    countAccounts(index, runtime),
    deleteView,
    editAccounts,
    listAccountFacts(index, runtime),
    listAccountIds(index, runtime),
    listAccounts(index, runtime),
    listViews,
    saveView,
    search(index, runtime),
    undoEdit,
  ],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
});
