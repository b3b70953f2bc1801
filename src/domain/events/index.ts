import type { Operation } from '#platform/operations';
import { assignContact } from './assign-contact.ts';
import { listEvents } from './list-events.ts';
import { listHeldAccounts } from './list-held-accounts.ts';
import { listQuarantine } from './list-quarantine.ts';
import { listRefusedCalls } from './list-refused-calls.ts';
import { listUnassigned } from './list-unassigned.ts';
import { recordEvent } from './record-event.ts';
import { releaseAccount } from './release-account.ts';
import { replayQuarantine } from './replay-quarantine.ts';

export { type NamedContact, nameAccounts } from './name-accounts.ts';
export { createReceiver, LARGEST_CALL, type Receiver, type Refusal } from './receive-calls.ts';
export { CALL_TYPES, type CallType } from './segment-call.ts';

const operations: readonly Operation[] = [
  recordEvent,
  listEvents,
  listQuarantine,
  listHeldAccounts,
  releaseAccount,
  replayQuarantine,
  listRefusedCalls,
  listUnassigned,
  assignContact,
];

export const events = {
  operations,
  relations: [],
  recorders: [],
  effects: [],
  events: {
    'account.released': { meaning: 'A person let a held account go on', properties: {} },
    'page.viewed': { meaning: 'A person viewed a page of the product', properties: {} },
    'screen.viewed': { meaning: 'A person viewed a screen of the app', properties: {} },
  },
  actions: {},
};
