import { z } from 'zod';

/** A mail in the outbox: all that its channel needs, so that it leaves the same whatever changes meanwhile. */
export const OutgoingMail = z.object({
  /** The message's name in its playbook. */
  message: z.string(),
  purpose: z.enum(['upsell', 'service', 'relationship', 'internal']),
  inDoubt: z.enum(['ask', 'send']),
  /** Absent: it was written before links were signed. */
  account: z.string().exactOptional(),
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
  /** Names of the answers that it offers, in the order of their signed links. */
  answers: z.array(z.string()).default([]),
  /** Documents by their name in the playbook, each a whole HTML page. */
  attachments: z.array(z.object({ id: z.string(), name: z.string(), file: z.string(), html: z.string() })).default([]),
});
export type OutgoingMail = z.infer<typeof OutgoingMail>;
