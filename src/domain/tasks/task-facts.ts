import type { Uuid } from '#base';
import type { FactRelation } from '#engine';
import { REOPEN } from './task-events.ts';
import { loadOpenTasks } from './task-store.ts';

/** The kind of tasks that stand for something which is wrong at the customer's. */
const ISSUE = 'issue';

/** What of an account's tasks can be asked. */
export interface AccountTasks {
  readonly openIssues: readonly Uuid[];
}

export const taskFacts: FactRelation<AccountTasks> = {
  subject: 'tasks',
  facts: {
    open_issues: {
      type: 'number',
      meaning: 'Open tasks of the kind issue; 0 without one',
      read: ({ openIssues }) => ({ value: openIssues.length }),
    },
  },
  empty: () => ({ openIssues: [] }),
  async load(db, shard, accounts) {
    const byAccount = await loadOpenTasks(db, shard, accounts, ISSUE);
    return new Map([...byAccount].map(([account, openIssues]) => [account, { openIssues }]));
  },
  fold(row, { name, properties, source }) {
    const { task, kind } = properties;
    if (typeof task !== 'string') return row;
    const isThere = row.openIssues.includes(task);
    // Others may end a task, but only the product makes one.
    if (name === 'task.created' && kind === ISSUE && source === 'perennial' && !isThere) {
      return { openIssues: [...row.openIssues, task] };
    }
    if (name === 'task.reopened' && kind === ISSUE && source === REOPEN && !isThere) {
      return { openIssues: [...row.openIssues, task] };
    }
    if (!isThere || (name !== 'task.completed' && name !== 'task.cancelled')) return row;
    return { openIssues: row.openIssues.filter((id) => id !== task) };
  },
};
