import { z } from 'zod';
import { type Instant, isoInstant } from '#base';
import { renderMail } from '#pure/message';
import type { NotificationRequest } from './notification-request.ts';
import type { WrittenNotification } from './write-notification.ts';

/** A call of the webhook in the outbox: what it says, so that it says the same at every try. */
export const OutgoingWebhook = z.object({
  /** The event that it tells of. */
  type: z.literal('notification.made'),
  timestamp: z.string(),
  data: z.object({
    account: z.string(),
    name: z.string(),
    /** Its name in the playbook. */
    message: z.string(),
    title: z.string(),
    text: z.string(),
    enrollment: z.string().exactOptional(),
  }),
});
export type OutgoingWebhook = z.infer<typeof OutgoingWebhook>;

export function webhookOf(
  request: NotificationRequest,
  { draft, locale, accountName }: WrittenNotification & { ok: true },
): OutgoingWebhook {
  const at: Instant = request.at;
  return {
    type: 'notification.made',
    timestamp: isoInstant(at),
    data: {
      account: request.account,
      name: accountName,
      message: request.message.id,
      title: draft.subject,
      text: renderMail(draft, { locale }).text.trim(),
      ...(request.enrollment === undefined ? {} : { enrollment: request.enrollment }),
    },
  };
}
