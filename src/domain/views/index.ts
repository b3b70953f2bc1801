import type { Feature } from '#domain/feature';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import type { AccountIndex } from './account-index.ts';
import { checkCondition } from './check-condition.ts';
import { countAccounts } from './count-accounts.ts';
import { deleteView } from './delete-view.ts';
import { listAccountFacts } from './list-account-facts.ts';
import { listAccounts } from './list-accounts.ts';
import { listViews } from './list-views.ts';
import { saveView } from './save-view.ts';

export { AccountIndex } from './account-index.ts';

/** Lists: accounts by any condition in any order, search over everything, saved views, changes of many at once. */
export const views = (runtime: (db: Queryable) => Promise<Runtime>, index: AccountIndex): Feature => ({
  operations: [
    checkCondition(runtime),
    countAccounts(index, runtime),
    deleteView,
    listAccountFacts(index, runtime),
    listAccounts(index, runtime),
    listViews,
    saveView,
  ],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
});
