import { createHmac } from 'node:crypto';
import type { Instant } from '#base';

const PREFIX = 'whsec_';

/**
 * The headers by which a receiver knows that a call is ours and new, as Standard Webhooks has them: HMAC-SHA256 over
 * `id.timestamp.body`, one signature for each secret (`whsec_` and base64).
 */
export function signatureHeaders(
  secrets: readonly string[],
  call: { readonly id: string; readonly at: Instant; readonly body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(call.at / 1000));
  const signed = `${call.id}.${timestamp}.${call.body}`;
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  });
  return { 'webhook-id': call.id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
