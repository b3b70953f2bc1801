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

export const MessageSummary = z.object({
  message: z.string().describe('id of this one'),
  account: z.string(),
  account_name: z.string().optional(),
  name: z.string().describe('its name in the playbook'),
  playbook: z.string().optional(),
  state: z.enum(MESSAGE_STATES),
  reason: z.string().optional(),
  refusal: z.string().optional().describe('which kind of thing a refused one lacks'),
  to: z.string().optional(),
  contact: z.string().optional(),
  from_person: z.string().optional(),
  subject: z.string().optional(),
  created_at: z.string(),
  finished_at: z.string().optional(),
});

export const MessageView = MessageSummary.extend({
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
  | 'name'
  | 'contact'
  | 'from_person'
  | 'state'
  | 'reason'
  | 'refusal'
  | 'to_address'
  | 'subject'
  | 'created_at'
  | 'outbox_state'
  | 'outbox_reason'
  | 'finished_at'
> & { readonly account_name?: string | null };

function stateOf({
  state,
  outbox_state,
  outbox_reason,
}: Pick<ListedMessage, 'state' | 'outbox_state' | 'outbox_reason'>): MessageState {
  if (state === 'refused' || state === 'review') return state;
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
    account: row.account,
    name: row.name,
    state: stateOf(row),
    created_at: isoInstant(row.created_at),
    ...given({
      account_name: row.account_name,
      playbook: row.playbook,
      reason,
      refusal: row.refusal,
      to: row.to_address,
      contact: row.contact,
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
