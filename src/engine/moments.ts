import { type Instant, parseDate, startOfDay } from '#base';
import { bestHourOf, defaultBestHour, resolveMoment } from '#pure/calendar';
import type { Moment } from '#pure/playbook';
import type { Evaluation } from './evaluation.ts';
import { factReader } from './fact-reader.ts';
import type { ActivePlaybook } from './runtime.ts';

/** From where a moment is counted. */
export interface CountedFrom {
  readonly now: Instant;
  readonly entry: Instant;
  readonly firstDay: 0 | 1;
  readonly stageStart: Instant;
  /** Of what has happened, by name. */
  readonly anchors: Readonly<Record<string, Instant>>;
}

/** The instant of a moment for an account: days in its zone, quiet and best hours in that of whoever reads. */
export function instantOf(
  moment: Moment,
  active: ActivePlaybook,
  evaluation: Evaluation,
  from: CountedFrom,
  /** Whose quiet and best hours count: as a message says whom it is to. */
  to = 'primary contact',
): Instant | { readonly missing: string } {
  const { runtime, zone } = evaluation;
  const { zone: readerZone, heard } = evaluation.readerOf(to);
  const isBest = 'hour' in moment && moment.hour === 'best';
  const anchors =
    moment.kind === 'anchor' ? withFact(from.anchors, moment.anchor, active, evaluation, from.now) : from.anchors;
  return resolveMoment(moment, {
    now: from.now,
    entry: from.entry,
    firstDay: from.firstDay,
    stageStart: from.stageStart,
    anchors,
    zone,
    calendar: runtime.calendar,
    readerZone,
    quiet: runtime.quiet,
    bestHour: isBest ? bestHourOf(heard, from.now, readerZone, runtime.quiet) : defaultBestHour,
  });
}

/** An anchor that is no event of the journey may be a fact: `contract.ends_on`, from the start of that day. */
function withFact(
  anchors: CountedFrom['anchors'],
  anchor: string,
  active: ActivePlaybook,
  evaluation: Evaluation,
  at: Instant,
): CountedFrom['anchors'] {
  if (Object.hasOwn(anchors, anchor)) return anchors;
  const [subject = '', name = ''] = anchor.split('.');
  const read = factReader(evaluation.runtime, active, evaluation, { at });
  const value = read({ kind: 'attribute', id: anchor, type: 'date', subject, name });
  if (typeof value === 'number') return { ...anchors, [anchor]: value };
  const day = typeof value === 'string' ? parseDate(value) : undefined;
  return day === undefined ? anchors : { ...anchors, [anchor]: startOfDay(day, evaluation.zone) };
}
