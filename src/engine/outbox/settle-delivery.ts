import { DAY, HOUR, type Instant } from '#base';
import type { ClaimedRow, DeliveryResult, Settled } from './channel.ts';

/** After that many tries a row is given up and shown: with the delays below, after about 5 hours. */
export const MAX_ATTEMPTS = 12;
const FIRST_DELAY = 30_000;
const LONGEST_DELAY = HOUR;
/** Whoever wishes for a later try than this is asked before. */
const LONGEST_WISH = DAY;

export interface SettleContext {
  readonly now: Instant;
  /** 0 to 1: spreads the next tries, so that what failed together doesn't come back together. */
  readonly random: number;
  readonly maxAttempts: number;
}

/** How long to wait before the next try, in ms: doubling from 30 s to an hour, each ± a half. */
export function retryDelay(attempts: number, random: number): number {
  return Math.round(Math.min(FIRST_DELAY * 2 ** attempts, LONGEST_DELAY) * (0.5 + random));
}

/** What a delivery's result makes of its row. Only what may have arrived is in doubt, and never goes again by itself. */
export function settleDelivery(row: ClaimedRow, result: DeliveryResult, context: SettleContext): Settled {
  if (result.ok) {
    return result.kept === true
      ? { row, state: 'sent', reason: result.reply, tells: 'sent', kept: true }
      : { row, state: 'sent', tells: 'sent' };
  }
  const { reason } = result;
  if (result.wasOnWire && row.payload.inDoubt !== 'send') return { row, state: 'in_doubt', reason, tells: 'in_doubt' };
  if (result.permanent) return { row, state: 'dead', reason, tells: result.ofContent === true ? 'failed' : 'bounced' };
  if (row.attempts + 1 >= context.maxAttempts) {
    return {
      row,
      state: 'dead',
      reason: `given up after ${row.attempts + 1} tries; the last said: ${reason}`,
      tells: 'failed',
    };
  }
  const delay = Math.max(retryDelay(row.attempts, context.random), Math.min(result.retryAfter ?? 0, LONGEST_WISH));
  return { row, state: 'queued', reason, dueAt: context.now + delay };
}
