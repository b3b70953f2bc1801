import type { Clock } from '#base';
import { OutgoingWebhook } from '#domain/notifications';
import type { WebhookTarget } from '#domain/settings';
import type { Channel, DeliveryResult } from '#engine';
import { readAnswer } from './read-answer.ts';
import { signatureHeaders } from './sign-webhook.ts';

export interface WebhookSettings {
  /** Asked at every try, so that a corrected address counts at once; undefined while none is set. */
  readonly target: () => Promise<WebhookTarget | undefined>;
  readonly clock: Clock;
  /** Where people reach Perennial: in what is sent stands a link to the account. */
  readonly publicUrl: () => string;
  /** How long the receiver may take, in ms. */
  readonly silence?: number;
}

/** Tells colleagues' programs, by signed calls of one address. The id of a call is the same at every try. */
export function webhookChannel({ target, clock, publicUrl, silence = 10_000 }: WebhookSettings): Channel {
  return {
    name: 'webhook',
    concurrency: 5,
    async deliver(payload, id): Promise<DeliveryResult> {
      const read = OutgoingWebhook.safeParse(payload);
      if (!read.success)
        return {
          ok: false,
          permanent: true,
          wasOnWire: false,
          reason: `not a call of a webhook: ${read.error.message}`,
        };
      const to = await target();
      if (to === undefined) return { ok: true, kept: true, reply: 'not sent: there is no webhook any more' };
      const { type, timestamp, data } = read.data;
      const link = `${publicUrl()}/mailbox?account=${encodeURIComponent(data.account)}`;
      const body = JSON.stringify({ type, timestamp, data: { ...data, link } });
      try {
        const response = await fetch(to.url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'user-agent': 'Perennial',
            ...signatureHeaders(to.secrets, { id, at: clock.now(), body }),
          },
          body,
          redirect: 'manual',
          signal: AbortSignal.timeout(silence),
        });
        return await readAnswer(response);
      } catch (error) {
        // It may have arrived: it goes again with the same id, by which a receiver knows it.
        return { ok: false, permanent: false, wasOnWire: true, reason: whyNoAnswer(error, silence) };
      }
    },
  };
}

function whyNoAnswer(error: unknown, silence: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `the webhook did not answer within ${silence / 1000} s`;
  // fetch says only that it failed; what it was stands in the cause.
  const { cause } = error;
  return `the webhook was not reached: ${cause instanceof Error && cause.message !== '' ? cause.message : error.message}`;
}
