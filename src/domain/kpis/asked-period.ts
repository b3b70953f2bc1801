import { z } from 'zod';
import { dayOf, type Instant, invalid, parseDate, type Zone } from '#base';
import { type Period, periodOf } from '#pure/kpi';

const DEFAULT_DAYS = 90;

const DateInput = z
  .string()
  .refine((text) => parseDate(text) !== undefined, { error: 'Write a date like 2026-03-31.' })
  .optional();

/** Which days are asked for. */
export const askedPeriod = {
  from: DateInput.describe('first day, in the workspace’s zone; 90 days back unless said'),
  to: DateInput.describe('last day; today unless said'),
  all: z.stringbool().or(z.boolean()).default(false).describe('from the beginning, instead of from a day'),
};

export interface AskedPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly all: boolean;
}

/** Throws `invalid` where the days are the wrong way round, or both a day and the beginning are asked for. */
export function readPeriod({ from, to, all }: AskedPeriod, zone: Zone, now: Instant): Period {
  const last = dayIn(to) ?? dayOf(now, zone);
  if (all && from !== undefined) throw invalid('period-unclear', 'Ask for `all` or from a day, not for both.');
  if (all) return periodOf(undefined, last, zone, now);
  const first = dayIn(from) ?? last - DEFAULT_DAYS + 1;
  if (first > last)
    throw invalid('period-reversed', `The period ends before it begins: put ${to ?? 'to'} after ${from}.`, {
      from,
      to,
    });
  return periodOf(first, last, zone, now);
}

const dayIn = (text: string | undefined): number | undefined => (text === undefined ? undefined : parseDate(text));
