import { DAY, type Instant } from '#base';
import type { ImportKind } from './import-kind.ts';
import { instantIn } from './read-instant.ts';
import type { Values } from './row-happenings.ts';
import { type ToldProblem, toldProblem } from './row-problem.ts';

/** Why the values of a row can't be so together, the target to look at, and how to mend it. */
export interface Contradiction {
  readonly target: string;
  readonly why: string;
  readonly fix: string;
  readonly told: ToldProblem;
}

/** The log has no month before this. */
export const EARLIEST = Date.UTC(2000, 0, 1);

/** What has to lie in the log's time, the later ones not before the first. */
const MOMENTS: Readonly<Record<ImportKind, readonly string[]>> = {
  accounts: ['occurred'],
  contacts: ['occurred'],
  contracts: ['occurred'],
  events: ['time'],
  tickets: ['opened_at', 'first_reply_at', 'solved_at'],
  surveys: ['at'],
  users: [],
  opportunities: ['created_at', 'closed_at'],
};

/** Least and most of a survey's score, as these questions are asked everywhere. */
const SCALES: Readonly<Record<string, readonly [number, number]>> = { nps: [0, 10], csat: [1, 5], ces: [1, 7] };

export function contradictionIn(kind: ImportKind, values: Values, now: Instant): Contradiction | undefined {
  return (
    outsideTheLog(kind, values, now) ??
    (kind === 'contracts' ? backwards(values, 'starts_on', 'ends_on') : undefined) ??
    (kind === 'surveys' ? offScale(values, 'score', SCALES[String(values.survey)]) : undefined) ??
    (kind === 'tickets' ? offScale(values, 'csat', SCALES.csat) : undefined) ??
    (kind === 'opportunities' ? withoutCurrency(values) : undefined)
  );
}

function outsideTheLog(kind: ImportKind, values: Values, now: Instant): Contradiction | undefined {
  const [first = ''] = MOMENTS[kind];
  for (const target of MOMENTS[kind]) {
    const at = instantIn(values[target]);
    // The day on which an open opportunity may be won is no event.
    if (at === undefined || (target === 'closed_at' && values.outcome === undefined)) continue;
    // A customer since 1998 is known from the log's first day on; an event of 1998 has no place in it.
    if (at < EARLIEST && target !== 'occurred')
      return ofDates(target, 'is before 2000', toldProblem('row-before-log', {}));
    if (at > now + DAY) return ofDates(target, 'is more than 24 hours ahead', toldProblem('row-ahead', {}));
    const wrong = target === first ? undefined : backwards(values, first, target);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Dates and instants sort as text in the forms that they are read into. */
function backwards(values: Values, first: string, second: string): Contradiction | undefined {
  const [from, to] = [values[first], values[second]];
  if (from === undefined || to === undefined || String(to) >= String(from)) return undefined;
  return ofDates(
    second,
    `is before ${first} (${String(from)})`,
    toldProblem('row-backwards', { first, from: String(from) }),
  );
}

function ofDates(target: string, why: string, told: ToldProblem): Contradiction {
  return { target, told, why, fix: 'Correct it, or say how the file writes dates with "format:",' };
}

function offScale(
  values: Values,
  target: string,
  [least, most]: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
): Contradiction | undefined {
  const score = values[target];
  if (typeof score !== 'number' || (score >= least && score <= most)) return undefined;
  const [why, fix] = [`is ${score}; it goes from ${least} to ${most}`, 'Correct it, or map it with "values:",'];
  return { target, why, fix, told: toldProblem('row-off-scale', { score, least, most }) };
}

function withoutCurrency({ amount, currency }: Values): Contradiction | undefined {
  if (amount === undefined || currency !== undefined) return undefined;
  return {
    target: 'currency',
    why: 'is empty beside an amount',
    fix: 'Fill it, or give it a "constant:" in the map,',
    told: toldProblem('row-without-currency', {}),
  };
}
