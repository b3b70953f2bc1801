import { z } from 'zod';

/** A mail in the outbox: all that its channel needs, so that it leaves the same whatever changes meanwhile. */
export const OutgoingMail = z.object({
  /** The message's name in its playbook. */
  message: z.string(),
  purpose: z.enum(['upsell', 'service', 'relationship']),
  inDoubt: z.enum(['ask', 'send']),
  enrollment: z.string().exactOptional(),
  contact: z.string().exactOptional(),
  to: z.string(),
  toName: z.string().exactOptional(),
  from: z.string(),
  fromName: z.string(),
  replyTo: z.string(),
  subject: z.string(),
  /** Markdown with the values in; HTML and text are made from it at the wire. */
  body: z.string(),
  locale: z.string(),
  /** `<id@host>`, the same at every try. */
  messageId: z.string(),
  headers: z.record(z.string(), z.string()),
});
export type OutgoingMail = z.infer<typeof OutgoingMail>;
