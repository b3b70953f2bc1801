/** The eight ways an operation can fail; each surface maps them once (HTTP status, exit code). */
export type ErrorCode =
  | 'not_found'
  | 'unauthenticated'
  | 'forbidden'
  | 'invalid'
  | 'conflict'
  | 'precondition'
  | 'limit'
  | 'internal';

/**
 * The one error that leaves an operation. `reason` is stable and kebab-case, for programs;
 * `message` tells a person what happened and what to do next.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    readonly reason: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

type Details = Readonly<Record<string, unknown>>;
type Make = (reason: string, message: string, details?: Details, cause?: unknown) => AppError;

const make =
  (code: ErrorCode): Make =>
  (reason, message, details, cause) =>
    new AppError(code, reason, message, details, cause);

export const notFound = make('not_found');
export const unauthenticated = make('unauthenticated');
export const forbidden = make('forbidden');
export const invalid = make('invalid');
export const conflict = make('conflict');
export const precondition = make('precondition');
export const limit = make('limit');
export const internal = make('internal');
