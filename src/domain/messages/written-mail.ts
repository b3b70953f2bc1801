import type { JsonObject } from '#base';
import type { Contact } from '#domain/accounts';
import type { Person } from '#domain/team';
import type { MessageAnswer } from './message-answer.ts';
import type { MessageRequest } from './message-request.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

/** A document as it goes with a mail. */
export type Attachment = OutgoingMail['attachments'][number];

/** What a follow-up continues: the Message-IDs of its thread, oldest first; undefined: the first has never left. */
export type Thread = readonly string[] | undefined;

/** Nobody can be reached: one task an account asks a person. */
export const UNREACHABLE = ['no-contact', 'no-address', 'bounced', 'unsubscribed'] as const;

export type RefusalReason =
  | (typeof UNREACHABLE)[number]
  | 'value-missing'
  | 'value-unfit'
  | 'no-sender'
  | 'no-text'
  | 'not-for-customers'
  | 'document-missing'
  | 'thread-missing';

export interface Written {
  readonly ok: true;
  readonly mail: OutgoingMail;
  readonly from: Person;
  readonly contact: Contact;
  /** Message-IDs of the thread before it. */
  readonly thread: readonly string[];
  readonly answers: readonly MessageAnswer[];
}

export interface Refused {
  readonly ok: false;
  readonly reason: RefusalReason;
  readonly message: string;
  /** What the message names. */
  readonly data: JsonObject;
  readonly contact?: Contact;
}

export type WrittenMail = Written | Refused;

export interface MessageOutcome {
  readonly request: MessageRequest;
  readonly written: WrittenMail;
}
