import type { DeliveryResult } from '#engine';

/** What nodemailer puts on its errors. */
interface SmtpError {
  readonly message: string;
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** "Authentication required" and "authentication failed": a setting to mend, no word on this mail. */
const SIGN_IN = new Set([530, 534, 535, 538]);

/** RFC 3463: 5.7 is about security and policy (a sender or server that is not wanted), 5.3 and 5.5 about the server itself. */
const OF_SENDER = /^5\d\d[- ]5\.[357]\./;

/**
 * What a failed delivery means. In doubt only when the whole message was handed over and no answer came; for good when
 * the server refuses this recipient or this text (5xx), and only the former speaks against the address. Everything else
 * goes again later.
 */
export function readSmtpFailure(error: unknown, isWhole: boolean): DeliveryResult & { ok: false } {
  const { message, code, command, responseCode, response } = asSmtpError(error);
  const reason = response ?? message;
  const answered = responseCode !== undefined;
  if (isWhole && !answered)
    return { ok: false, permanent: false, wasOnWire: true, reason: `no answer came: ${reason}` };
  const refused = answered && responseCode >= 500 && !SIGN_IN.has(responseCode);
  const ofAddress = command === 'RCPT TO' && !OF_SENDER.test(reason);
  const ofContent = command === 'DATA' || (command === 'RCPT TO' && !ofAddress);
  // Without an answer: nodemailer itself found the address unusable.
  const unusable = !answered && code === 'EENVELOPE';
  const permanent = (refused && (ofAddress || ofContent)) || unusable;
  return { ok: false, permanent, ...(permanent && ofContent ? { ofContent } : {}), wasOnWire: false, reason };
}

function asSmtpError(error: unknown): SmtpError {
  return error instanceof Error ? error : { message: String(error) };
}
