import type { Operation } from '#platform/operations';
import type { ActionCatalog } from '#pure/playbook';
import { assignContact } from './assign-contact.ts';
import { discardQuarantined } from './discard-quarantined.ts';
import { discardUnassigned } from './discard-unassigned.ts';
import { listEvents } from './list-events.ts';
import { listHeldAccounts } from './list-held-accounts.ts';
import { listQuarantine } from './list-quarantine.ts';
import { listRefusedCalls } from './list-refused-calls.ts';
import { listSources } from './list-sources.ts';
import { listUnassigned } from './list-unassigned.ts';
import { recordEvent } from './record-event.ts';
import { recordEvents } from './record-events.ts';
import { releaseAccount } from './release-account.ts';
import { releaseAccounts } from './release-accounts.ts';
import { replayQuarantine } from './replay-quarantine.ts';

export { type NamedContact, nameAccounts } from './name-accounts.ts';
export { createReceiver, type Receiver, type Refusal } from './receive-calls.ts';
export { eventOutcome } from './record-events.ts';
export { CALL_TYPES, type CallType } from './segment-call.ts';
export { type SourceCounts, sourceCounts } from './source-counts.ts';
export { LARGEST_CALL } from './unusable-call.ts';

const operations: readonly Operation[] = [
  recordEvent,
  listEvents,
  listQuarantine,
  listHeldAccounts,
  releaseAccount,
  releaseAccounts,
  replayQuarantine,
  discardQuarantined,
  listRefusedCalls,
  listSources,
  listUnassigned,
  discardUnassigned,
  assignContact,
];

const actions: Readonly<Record<string, ActionCatalog>> = {
  'event.record': {
    // Whatever else is said is a property of the event.
    open: true,
    with: { event: { type: 'text', required: true, meaning: 'Its name, such as advocacy.suggested' } },
  },
};

export const events = {
  operations,
  relations: [],
  recorders: [],
  effects: [recordEvents],
  events: {
    'account.released': { meaning: 'A person let a held account go on', properties: {} },
    'page.viewed': { meaning: 'A person viewed a page of the product', properties: {} },
    'screen.viewed': { meaning: 'A person viewed a screen of the app', properties: {} },
  },
  actions,
};
