import { HOUR, type Instant, type JsonObject, MINUTE } from '#base';
import { instantIn } from './read-instant.ts';

/** A row's values by target: all that its kind requires are there and of their types. */
export type Values = Readonly<Record<string, string | number | boolean>>;

/** One thing that a row says has happened. */
export interface Happening {
  readonly name: string;
  readonly at: Instant;
  readonly properties: JsonObject;
}

const HUNDREDTH = 100;

/**
 * What happened to a ticket, each at its instant. Its status is no part of its opening: a ticket that comes in open and
 * later solved has been opened once.
 */
export function ticketHappenings(values: Values): Happening[] {
  const { account: _, contact: __, ticket = '', opened_at, first_reply_at, solved_at, csat, ...about } = values;
  const { status, escalated, ...rest } = about;
  const opened = instantIn(opened_at) ?? 0;
  const answered = instantIn(first_reply_at);
  const solved = instantIn(solved_at);
  const happened: Happening[] = [
    {
      name: 'ticket.opened',
      at: opened,
      properties: { ticket, ...rest, ...(escalated === true ? { escalated } : {}) },
    },
  ];
  if (answered !== undefined) {
    const minutes = Math.round((answered - opened) / MINUTE);
    happened.push({ name: 'ticket.answered', at: answered, properties: { ticket, minutes } });
  }
  if (solved !== undefined) {
    const hours = Math.round(((solved - opened) / HOUR) * HUNDREDTH) / HUNDREDTH;
    const properties = { ticket, hours, ...(status === undefined ? {} : { status }) };
    happened.push({ name: 'ticket.solved', at: solved, properties });
  }
  if (csat !== undefined) {
    happened.push({ name: 'ticket.rated', at: solved ?? opened, properties: { ticket, score: csat } });
  }
  return happened;
}

/** An answer to a survey, as an event of its kind: nps.submitted, csat.submitted, ces.submitted. */
export function surveyHappening(values: Values): Happening {
  const { account: _, contact: __, survey, at, ...properties } = values;
  return { name: `${String(survey)}.submitted`, at: instantIn(at) ?? 0, properties };
}

/** The opening of an opportunity and, when it has one, its end; an end without a day of its own is the day it began. */
export function opportunityHappenings(values: Values): Happening[] {
  const { account: _, created_at, closed_at, outcome, close_reason, stage, amount, kind, ...rest } = values;
  const created = instantIn(created_at) ?? 0;
  const about = {
    ...rest,
    ...(amount === undefined ? {} : { estimated_value: amount }),
    ...(kind === undefined ? {} : { type: kind }),
  };
  const happened: Happening[] = [
    { name: 'opportunity.created', at: created, properties: { ...about, stage: stage ?? 'qualified' } },
  ];
  if (outcome !== undefined) {
    happened.push({
      name: `opportunity.${String(outcome)}`,
      at: instantIn(closed_at) ?? created,
      properties: { ...about, stage: outcome, ...(close_reason === undefined ? {} : { reason: close_reason }) },
    });
  }
  return happened;
}
