import type { Instant } from '#base';
import {
  type AccountLog,
  type LivedEvent,
  NOTHING_UNTOLD,
  type Runtime,
  rowsTold,
  type Todays,
  untold,
  withTodays,
} from '#engine';
import { isGiven, RelivedAccount } from './relived-account.ts';

/** The configuration that is live and the one with the draft in its place, made ready to replay many accounts. */
export interface Sides {
  readonly live: Runtime;
  readonly draft: Runtime;
  /** Facts of the account that is replayed of which only today's value is known. */
  readonly todays: { now: Todays };
}

export function sidesOf(live: Runtime, draft: Runtime): Sides {
  const todays = { now: NOTHING_UNTOLD };
  return { live: withTodays(live, () => todays.now), draft: withTodays(draft, () => todays.now), todays };
}

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly outcomeDays: number;
}

/** A log ready to be lived: what was given, as if it had come in when it happened; what lies before the span apart. */
export interface Lived {
  readonly warm: readonly LivedEvent[];
  readonly events: readonly LivedEvent[];
}

export function livedIn({ events }: AccountLog, { from, to }: Pick<Span, 'from' | 'to'>): Lived {
  const given = events.flatMap(({ at, event }): LivedEvent[] => {
    if (at > to || !isGiven(event)) return [];
    return [{ at, event: event.history ? { ...event, receivedAt: at, history: false } : event }];
  });
  const first = given.findIndex(({ at }) => at >= from);
  const split = first === -1 ? given.length : first;
  return { warm: given.slice(0, split), events: given.slice(split) };
}

/** Notes what only today knows of an account, so that both lives read it. */
export function noteTodays(sides: Sides, log: AccountLog, stored: ReadonlyMap<string, unknown>, now: Instant): Todays {
  const { live, draft } = sides;
  const versions = [...new Set([...live.live, ...draft.live])];
  sides.todays.now = NOTHING_UNTOLD;
  const facts = untold(live, versions, rowsTold(live, log), stored, now);
  sides.todays.now = facts.size === 0 ? NOTHING_UNTOLD : { facts, rows: stored };
  return sides.todays.now;
}

/** Both lives of an account over the whole span. */
export function replayAccount(sides: Sides, account: string, { warm, events }: Lived, { from, to }: Span) {
  const [live, draft] = [sides.live, sides.draft].map((runtime) => {
    const relived = new RelivedAccount(account, runtime, warm, from);
    relived.live(events, to);
    return relived;
  }) as [RelivedAccount, RelivedAccount];
  return { live, draft };
}
