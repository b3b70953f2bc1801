import { accountEvents } from './account-events.ts';
import { accountFacts } from './account-facts.ts';
import { assignAccount } from './assign-account.ts';
import { getAccount } from './get-account.ts';
import { listAccounts } from './list-accounts.ts';
import { recordAccounts } from './record-accounts.ts';
import { recordContacts } from './record-contacts.ts';
import { setAccount } from './set-account.ts';

export { type Account, nameOf, ownerOf, zoneOf } from './account.ts';
export { loadAccounts } from './account-store.ts';
export { type FindAssignee, loadAssignees } from './account-team.ts';
export { AccountId } from './account-view.ts';
export { appendChanges, type SubjectChange } from './change-store.ts';
export { type Contact, primaryContact } from './contact.ts';
export { loadContacts } from './contact-store.ts';
export { readDate } from './trait-values.ts';

export { getAccount };

export const accounts = {
  operations: [assignAccount, getAccount, listAccounts, setAccount],
  relations: [accountFacts],
  recorders: [recordAccounts, recordContacts],
  effects: [],
  events: accountEvents,
  actions: {},
};
