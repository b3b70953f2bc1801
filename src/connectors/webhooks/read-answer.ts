import type { DeliveryResult } from '#engine';
import { oneLine } from '#pure/message';

const SECOND = 1000;
/** So much of what a receiver says is shown to a person. */
const SHOWN = 200;

/**
 * What a receiver's answer means: 2xx is taken; 410 is gone for good. Everything else goes again, also what a correction
 * of the address or of the receiver would mend.
 */
export async function readAnswer(response: Response): Promise<DeliveryResult> {
  const { status } = response;
  if (response.ok) {
    await response.body?.cancel();
    return { ok: true, reply: String(status) };
  }
  const said = await beginning(response);
  const to = response.headers.get('location');
  const reason = `the webhook answered ${status}${to === null ? '' : ` to ${to}; redirects are not followed`}${said === '' ? '' : `: ${said}`}`;
  const retryAfter = wishOf(response.headers);
  return {
    ok: false,
    permanent: status === 410,
    wasOnWire: false,
    reason,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

async function beginning(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    // Leaving the loop ends the reading: nobody waits for an endless answer.
    if (text.length >= SHOWN) break;
  }
  return oneLine(text).slice(0, SHOWN);
}

/** `Retry-After` in ms: seconds, or an instant, read by the clock of the server that names it. */
function wishOf(headers: Headers): number | undefined {
  const wish = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(wish)) return Number(wish) * SECOND;
  const wait = Date.parse(wish) - Date.parse(headers.get('date') ?? '');
  return wait > 0 ? wait : undefined;
}
