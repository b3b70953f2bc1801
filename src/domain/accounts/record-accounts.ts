import type { LogEvent, Recorder } from '#engine';
import { ACCOUNT_EVENTS, type Account, applyToAccount, emptyAccount } from './account.ts';
import { loadAccounts, storeAccounts } from './account-store.ts';
import { appendChanges, type SubjectChange } from './change-store.ts';

/** Stores what events say of accounts and their segments: three statements for any number of events. */
export const recordAccounts: Recorder = {
  events: ACCOUNT_EVENTS,
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const ids = [...new Set(events.map((event) => event.account))];
    const accounts = await loadAccounts(tx, shard, ids);
    const touched = new Map<string, Account>();
    const changes: SubjectChange[] = [];
    for (const event of events) {
      const { account } = event;
      const before = touched.get(account) ?? accounts.get(account) ?? emptyAccount(account);
      const applied = applyToAccount(before, event);
      touched.set(account, applied.after);
      for (const change of applied.changes) changes.push({ account, subject: 'account', ...change });
    }
    await storeAccounts(tx, shard, [...touched.values()]);
    await appendChanges(tx, shard, changes);
  },
};
