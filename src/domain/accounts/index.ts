import { accountActions, accountEvents } from './account-events.ts';
import { accountFacts } from './account-facts.ts';
import { addToSegment } from './add-to-segment.ts';
import { assignAccount } from './assign-account.ts';
import { contactFacts } from './contact-facts.ts';
import { getAccount } from './get-account.ts';
import { recordAccounts } from './record-accounts.ts';
import { recordContacts } from './record-contacts.ts';
import { recordNote } from './record-note.ts';
import { removeFromSegment } from './remove-from-segment.ts';
import { addToSegments, removeFromSegments } from './segment-effects.ts';
import { setAccount } from './set-account.ts';
import { setContact } from './set-contact.ts';
import { setFields } from './set-fields.ts';
import { unsuppressContact } from './unsuppress-contact.ts';

export { type Account, nameOf, ownerOf, segmentOf, zoneOf } from './account.ts';
export { loadAccounts } from './account-store.ts';
export { type FindAssignee, loadAssignees } from './account-team.ts';
export { AccountId, SegmentName } from './account-view.ts';
export { appendChanges, type SubjectChange } from './change-store.ts';
export { type Contact, contactFor, primaryContact, type Suppression } from './contact.ts';
export { listContactsAt } from './contact-list.ts';
export { loadContacts } from './contact-store.ts';
export { loadTextSources } from './load-text-sources.ts';
export { listNamedAccounts, type NamedAccount, narrowBook } from './named-account-list.ts';
export { namedAccountFields, viewNamedAccount } from './named-account-view.ts';
export { segmentOutcome } from './segment-effects.ts';
export { segmentsOf } from './segments.ts';
export { fieldOutcome } from './set-fields.ts';
export { pickText, type TextSources, textContext, zoneOfReader } from './text-context.ts';
export { readDate } from './trait-values.ts';
export { readTraitsByHand } from './traits-by-hand.ts';

export { getAccount };

export const accounts = {
  operations: [
    addToSegment,
    assignAccount,
    getAccount,
    recordNote,
    removeFromSegment,
    setAccount,
    setContact,
    unsuppressContact,
  ],
  relations: [accountFacts, contactFacts],
  recorders: [recordAccounts, recordContacts],
  effects: [addToSegments, removeFromSegments, setFields],
  events: accountEvents,
  actions: accountActions,
};
