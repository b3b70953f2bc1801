import type { Kinds, Schemas } from './operations.ts';

export type OperationName = keyof Kinds;
export type ReadName = { [Name in OperationName]: Kinds[Name] extends 'read' ? Name : never }[OperationName];
export type WriteName = Exclude<OperationName, ReadName>;
export type Input<Name extends OperationName> = Schemas[`${Name}.in`];
export type Output<Name extends OperationName> = Schemas[`${Name}.out`];
/** Lists that are answered in pages, each with where the next one begins. */
export type PagedName = {
  [Name in ReadName]: 'next' extends keyof Output<Name>
    ? Output<Name> extends { next?: string | number | null }
      ? Name
      : never
    : never;
}[ReadName];

/** A problem in the person's language, by its reason and what it comes with; undefined where nobody has words for it. */
type WordProblem = (reason: string, details: Readonly<Record<string, unknown>>) => string | undefined;

let wordProblem: WordProblem = () => undefined;

/** The app says how problems are worded; without that, and where it has no words, the server's own are shown. */
export function wordProblemsBy(words: WordProblem): void {
  wordProblem = words;
}

/** A problem that an answer tells of, in the person's language; `otherwise`: as the server tells it. */
export function problemInWords(problem: { readonly reason: string } | undefined, otherwise: string): string {
  return (problem === undefined ? undefined : wordProblem(problem.reason, { ...problem })) ?? otherwise;
}

/** What the server says when it does not do something: `reason` for programs, `message` for the person. */
export class Problem extends Error {
  readonly status: number;
  readonly reason: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, reason: string, message: string, details: Readonly<Record<string, unknown>>) {
    // What failed inside the server differs for whoever runs it, not for the person.
    super(wordProblem(reason, details) ?? (status === 500 ? wordProblem('internal', {}) : undefined) ?? message);
    this.status = status;
    this.reason = reason;
    this.details = details;
  }
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The same key with the same input is done once, however often it is sent. */
  readonly idempotencyKey?: string;
}

/** Runs an operation. Throws `Problem`; with status 0 when the server can't be reached. */
export async function call<Name extends OperationName>(
  name: Name,
  input: Input<Name>,
  { signal, idempotencyKey }: CallOptions = {},
): Promise<Output<Name>> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  return (await requestJson(`/api/${name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(input),
    ...(signal === undefined ? {} : { signal }),
  })) as Output<Name>;
}

/** As `fetch`, with the answer as JSON and what went wrong as `Problem`. */
export async function requestJson(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(path, { credentials: 'same-origin', ...init }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'unreachable', 'The server can’t be reached.', {});
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body;
  throw problemOf(response.status, body);
}

function problemOf(status: number, body: unknown): Problem {
  if (typeof body !== 'object' || body === null) return new Problem(status, 'no-answer', `HTTP ${status}`, {});
  const { reason, detail, ...details } = body as { reason?: string; detail?: string };
  return new Problem(status, reason ?? 'unknown', detail ?? `HTTP ${status}`, details);
}
