import { AppError, type ErrorCode } from '#base';
import { isDiskFull, isTransient } from '#platform/db';

/** RFC 9457: what went wrong, for programs (`reason`) and for people (`detail`). */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
  readonly [detail: string]: unknown;
}

const STATUS: Readonly<Record<ErrorCode, readonly [number, string]>> = {
  invalid: [400, 'Bad request'],
  unauthenticated: [401, 'Not signed in'],
  forbidden: [403, 'Not allowed'],
  not_found: [404, 'Not found'],
  conflict: [409, 'Conflict'],
  precondition: [412, 'Not possible now'],
  limit: [429, 'Too much'],
  internal: [500, 'Our fault'],
};

/** A body that is too large is a limit with a status of its own: senders must not try it again. */
const TOO_LARGE = new Set(['body-too-large', 'call-too-large', 'too-many-calls']);

/** The one way from an error to an answer. What is no AppError tells nothing of its inside. */
export function problemOf(error: unknown): Problem {
  const away = awayProblem(error);
  if (away !== undefined) return away;
  if (!(error instanceof AppError)) {
    const detail = 'Something went wrong here. It is in the log; trying again may help.';
    return { type: 'about:blank', title: STATUS.internal[1], status: 500, reason: 'internal', detail };
  }
  const [status, title] = TOO_LARGE.has(error.reason) ? [413, 'Too large'] : STATUS[error.code];
  const shown = error.code === 'internal' ? {} : error.details;
  return { ...shown, type: 'about:blank', title, status, reason: error.reason, detail: error.message };
}

/** Nothing was stored, and the same may succeed later: senders try a 5xx again, and lose what gets a 4xx. */
function awayProblem(error: unknown): Problem | undefined {
  if (isDiskFull(error)) {
    const detail = 'The disk of the database is full: nothing was stored. Make room on it, then send this again.';
    return { type: 'about:blank', title: 'No room', status: 507, reason: 'disk-full', detail };
  }
  if (!isTransient(error)) return undefined;
  const detail = 'The database does not answer at the moment: nothing was stored. Send this again in a moment.';
  return { type: 'about:blank', title: 'Not available', status: 503, reason: 'database-away', detail };
}

/** Seconds after which the same may succeed. */
const RETRY_AFTER: Readonly<Record<number, string>> = { 429: '1', 503: '2', 507: '30' };

/** `as`: a status of HTTP's own, which none of our errors stands for. */
export function problemResponse(
  error: unknown,
  as: { readonly status?: number; readonly title?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  const { headers: more, ...own } = as;
  const problem = { ...problemOf(error), ...own };
  const headers: Record<string, string> = { 'content-type': 'application/problem+json', ...more };
  const again = RETRY_AFTER[problem.status];
  if (again !== undefined) headers['retry-after'] = again;
  // Basic is understood and not offered: a browser would ask for a password with a window of its own, and wait for it.
  if (problem.status === 401) headers['www-authenticate'] = 'Bearer realm="perennial"';
  // The rest of a body that was not read would be taken for the next request.
  if (problem.status === 413) headers.connection = 'close';
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
