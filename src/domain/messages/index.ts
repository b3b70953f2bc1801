import { approveMessage } from './approve-message.ts';
import { discardMessage } from './discard-message.ts';
import { editMessage } from './edit-message.ts';
import { getMessage } from './get-message.ts';
import { listMessages } from './list-messages.ts';
import { messageEvents } from './message-events.ts';
import { recordAnswer } from './record-answer.ts';
import { recordClick } from './record-click.ts';
import { recordReplies } from './record-replies.ts';
import { recordReply } from './record-reply.ts';
import { resolveInDoubt } from './resolve-in-doubt.ts';
import { resubscribeContact } from './resubscribe-contact.ts';
import { retryMessage } from './retry-message.ts';
import { sendMessages } from './send-messages.ts';
import { unsubscribeContact } from './unsubscribe-contact.ts';

export { type LinkedMessage, linkedMessage } from './linked-message.ts';
export { type AddressBook, addressBook, type MailAddresses } from './mail-addresses.ts';
export type { GivenAnswer, MessageAnswer } from './message-answer.ts';
export { linkOf } from './message-link.ts';
export { messageOutcome } from './message-outcome.ts';
export { OutgoingMail } from './outgoing-mail.ts';
export { type FieldFault, readAsked } from './read-asked.ts';
export { isJourneyRunning } from './refuse-if-left.ts';
export { approveMessage, getMessage, listMessages, recordAnswer, recordClick, resubscribeContact, unsubscribeContact };

export const messages = {
  operations: [
    listMessages,
    getMessage,
    retryMessage,
    approveMessage,
    editMessage,
    discardMessage,
    resolveInDoubt,
    recordReply,
    recordClick,
    recordAnswer,
    unsubscribeContact,
    resubscribeContact,
  ],
  relations: [],
  recorders: [recordReplies],
  effects: [sendMessages],
  events: messageEvents,
  actions: {},
};
