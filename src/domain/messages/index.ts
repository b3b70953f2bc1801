import { getMessage } from './get-message.ts';
import { listMessages } from './list-messages.ts';
import { messageEvents } from './message-events.ts';
import { recordReply } from './record-reply.ts';
import { resolveInDoubt } from './resolve-in-doubt.ts';
import { retryMessage } from './retry-message.ts';
import { sendMessages } from './send-messages.ts';

export { type MessageSources, messageContext, zoneOfReader } from './message-context.ts';
export { MESSAGE_STATES, type MessageState } from './message-view.ts';
export { OutgoingMail } from './outgoing-mail.ts';
export { loadSources } from './send-messages.ts';
export { pickText } from './write-mail.ts';
export { getMessage, listMessages, resolveInDoubt, retryMessage };

export const messages = {
  operations: [listMessages, getMessage, retryMessage, resolveInDoubt, recordReply],
  relations: [],
  recorders: [],
  effects: [sendMessages],
  events: messageEvents,
  actions: {},
};
