import type { Instant } from '#base';
import { type Duration, formatDuration } from '#pure/calendar';
import type { Grade } from '#pure/playbook';
import type { RaisedSignal } from './signal.ts';

/** The instant a duration after another, by the account's zone and the business calendar. */
type Plus = (at: Instant, duration: Duration) => Instant;

/** By when a person is to have responded: from when it was raised, or when another signal made it so strong. */
export function respondBy(
  { raisedAt, strongerAt = raisedAt }: Pick<RaisedSignal, 'raisedAt' | 'strongerAt'>,
  { respondWithin }: Pick<Grade, 'respondWithin'>,
  plus: Plus,
): Instant | undefined {
  return respondWithin === undefined ? undefined : plus(Math.max(raisedAt, strongerAt), respondWithin);
}

/** How a signal ends by time alone. */
export interface Expiry {
  readonly at: Instant;
  readonly reason: string;
  /** It was watched, and nobody has seen to it. */
  readonly watched: boolean;
}

/**
 * How an open signal will end by time alone: its own time passes, or, while it is only raised, it has been watched for as
 * long as its grade says since it was raised, made stronger or said again.
 */
export function expiryOf(signal: RaisedSignal, grade: Grade | undefined, plus: Plus): Expiry | undefined {
  const { until, raisedAt, strongerAt = raisedAt, saidAt = raisedAt } = signal;
  const own = until === undefined ? undefined : { at: until, reason: 'its time has passed', watched: false };
  const watch = signal.status === 'raised' ? grade?.watch : undefined;
  if (watch === undefined) return own;
  const at = plus(Math.max(raisedAt, strongerAt, saidAt), watch);
  return own !== undefined && own.at <= at ? own : { at, reason: `watched for ${inWords(watch)}`, watched: true };
}

function inWords(duration: Duration): string {
  if (duration.kind !== 'calendar' || duration.unit !== 'day') return formatDuration(duration);
  return `${duration.n} ${duration.n === 1 ? 'day' : 'days'}`;
}
