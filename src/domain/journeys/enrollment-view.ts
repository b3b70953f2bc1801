import { z } from 'zod';
import { isoInstant } from '#base';
import { type NamedAccount, namedAccountFields, viewNamedAccount } from '#domain/accounts';
import { waitsFor } from '#engine';
import { dueOf, type Enrollment } from '#pure/journey';
import type { Journey } from '#pure/playbook';

const Waiting = z.object({
  for: z.enum(['moment', 'task', 'speech', 'criteria', 'review', 'condition', 'events']),
  why: z.string().optional().describe('of a message: what holds it'),
  task: z.string().optional().describe('id of the task that somebody is to complete'),
  document: z.string().optional().describe('id of the document that somebody is to approve'),
});

export const EnrollmentView = z.object({
  enrollment: z.string(),
  ...namedAccountFields,
  playbook: z.string(),
  version: z.string(),
  journey: z.string(),
  title: z.string(),
  status: z.enum(['running', 'exited', 'held_out']),
  stage: z.string().optional(),
  step: z.string().optional().describe('where it stands, or stood when it was left'),
  since: z.string().optional().describe('since when it stands there'),
  outcome: z.string().optional(),
  entered_on: z.string().describe('the event that it entered by'),
  entered_at: z.string(),
  exited_at: z.string().optional(),
  reached_goal_at: z.string().optional().describe('when the goal of the journey first happened while it ran'),
  waits_for: z.string().optional(),
  waiting: Waiting.optional(),
  due_at: z.string().optional().describe('when it goes on by itself'),
  comes_back_at: z.string().optional().describe('of one that was left: when it comes back by itself'),
  paused_at: z.string().optional().describe('since when it stands still'),
  paused_by_hand: z.boolean().optional().describe('a person paused this run, not its journey'),
});

/** One run of a journey for a list; `journey` is that of its version, undefined where it can't be loaded any more. */
export function viewEnrollment(
  enrollment: Enrollment,
  journey: Journey | undefined,
  accounts: ReadonlyMap<string, NamedAccount>,
): z.output<typeof EnrollmentView> {
  const { id, account, playbook, version, status, stage, outcome, enteredAt, exitedAt, reachedGoalAt } = enrollment;
  const { waiting, paused, again, leftAt, standsSince = enrollment.stageStartedAt } = enrollment;
  const dueAt = status === 'running' ? dueOf(enrollment) : undefined;
  const step = waiting?.step ?? leftAt;
  return {
    enrollment: id,
    ...viewNamedAccount(account, accounts),
    playbook,
    version,
    journey: enrollment.journey,
    title: journey?.title ?? enrollment.journey,
    status,
    entered_on: enrollment.event.name,
    entered_at: isoInstant(enteredAt),
    ...(stage === undefined ? {} : { stage }),
    ...(step === undefined ? {} : { step }),
    ...(waiting === undefined ? {} : { since: isoInstant(standsSince), ...viewWaiting(enrollment, journey) }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(exitedAt === undefined ? {} : { exited_at: isoInstant(exitedAt) }),
    ...(reachedGoalAt === undefined ? {} : { reached_goal_at: isoInstant(reachedGoalAt) }),
    ...(dueAt === undefined ? {} : { due_at: isoInstant(dueAt) }),
    ...(again === undefined ? {} : { comes_back_at: isoInstant(again.at) }),
    ...(paused === undefined || status !== 'running' ? {} : { paused_at: isoInstant(paused.since) }),
    ...(paused?.byHand === true ? { paused_by_hand: true } : {}),
  };
}

function viewWaiting({ waiting }: Enrollment, journey: Journey | undefined) {
  if (waiting === undefined) return {};
  return {
    waits_for: waitsFor(waiting, journey),
    waiting: {
      for: waiting.for,
      ...(waiting.for === 'speech' ? { why: waiting.why } : {}),
      ...(waiting.for === 'task' ? { task: waiting.task } : {}),
      ...(waiting.for === 'review' ? { document: waiting.document } : {}),
    },
  };
}
