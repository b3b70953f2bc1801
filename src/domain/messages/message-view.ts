import { z } from 'zod';
import { isoInstant } from '#base';
import type { StoredMessage } from './message-store.ts';

/** `kept`: no SMTP server is set up, it stays readable here. `refused` and `review` wait for a person; the rest as in the outbox. */
export const MESSAGE_STATES = [
  'refused',
  'review',
  'queued',
  'sending',
  'sent',
  'kept',
  'in_doubt',
  'dead',
  'dropped',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** `received`: a customer wrote it. */
const ShownState = z.enum([...MESSAGE_STATES, 'received']);

export const MessageSummary = z.object({
  message: z.string().describe('id of this one'),
  direction: z.enum(['out', 'in']),
  account: z.string(),
  name: z.string().optional().describe('its name in the playbook; of a reply, that of the message it answers'),
  playbook: z.string().optional(),
  state: ShownState,
  reason: z.string().optional(),
  refusal: z.string().optional().describe('which kind of thing a refused one lacks'),
  to: z.string().optional(),
  contact: z.string().optional(),
  from_address: z.string().optional().describe('of a reply: the address of whoever wrote it'),
  from_person: z.string().optional(),
  subject: z.string().optional().describe('of a reply, that of the message it answers'),
  text: z.string().optional().describe('of a reply: how it begins'),
  answers_to: z.string().optional().describe('of a reply: the message it answers'),
  created_at: z.string(),
  finished_at: z.string().optional(),
});

/** One of the thread that a message belongs to. */
export const ThreadEntry = z.object({
  message: z.string(),
  direction: z.enum(['out', 'in']),
  state: ShownState,
  subject: z.string().optional(),
  text: z.string().optional(),
  contact: z.string().optional(),
  at: z.string(),
});

export const MessageView = MessageSummary.extend({
  purpose: z.string().optional(),
  body: z.string().optional().describe('of one that waits for review: the text that can be changed, in Markdown'),
  thread: z.array(ThreadEntry).describe('what was written before and after it, and it, oldest first'),
  enrollment: z.string().optional(),
  locale: z.string().optional(),
  from: z.string().optional(),
  reply_to: z.string().optional(),
  message_id: z.string().optional(),
  in_reply_to: z.string().optional(),
  attachments: z.array(z.object({ document: z.string(), name: z.string(), file: z.string(), html: z.string() })),
  answers: z.array(z.object({ answer: z.string(), label: z.string() })).describe('what its buttons offer'),
  answered: z.object({ answer: z.string(), fields: z.record(z.string(), z.unknown()), at: z.string() }).optional(),
  html: z.string().optional(),
  text: z.string().optional(),
});

export type ListedMessage = Pick<
  StoredMessage,
  | 'account'
  | 'id'
  | 'playbook'
  | 'contact'
  | 'from_person'
  | 'reason'
  | 'refusal'
  | 'to_address'
  | 'subject'
  | 'created_at'
  | 'outbox_state'
  | 'outbox_reason'
  | 'finished_at'
> & {
  readonly direction: 'out' | 'in';
  readonly name: string | null;
  readonly state: StoredMessage['state'] | 'received';
  readonly text: string | null;
  readonly answers_to: string | null;
  readonly from_address: string | null;
};

export function stateOf({
  state,
  outbox_state,
  outbox_reason,
}: Pick<ListedMessage, 'state' | 'outbox_state' | 'outbox_reason'>): MessageState | 'received' {
  if (state === 'refused' || state === 'review' || state === 'received') return state;
  if (state === 'discarded') return 'dropped';
  if (outbox_state === 'claimed' || outbox_state === 'wire') return 'sending';
  // What was sent out has no reason; what was kept says why.
  if (outbox_state === 'sent' && outbox_reason !== null) return 'kept';
  return outbox_state ?? 'queued';
}

export function summariseMessage(row: ListedMessage): z.input<typeof MessageSummary> {
  const reason = row.state === 'queued' ? row.outbox_reason : row.reason;
  return {
    message: row.id,
    direction: row.direction,
    account: row.account,
    state: stateOf(row),
    created_at: isoInstant(row.created_at),
    ...given({
      name: row.name,
      text: row.text,
      answers_to: row.answers_to,
      playbook: row.playbook,
      reason,
      refusal: row.refusal,
      to: row.to_address,
      contact: row.contact,
      from_address: row.from_address,
      from_person: row.from_person,
      subject: row.subject,
      finished_at: row.finished_at === null ? null : isoInstant(row.finished_at),
    }),
  };
}

export function given<Fields extends Readonly<Record<string, string | null | undefined>>>(
  fields: Fields,
): { [Name in keyof Fields]?: string } {
  // Only texts remain.
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as never;
}
