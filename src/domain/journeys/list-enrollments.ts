import { z } from 'zod';
import { isoInstant, parseInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { listEnrollmentPage, waitsFor } from '#engine';
import { defineRead } from '#platform/operations';
import { dueOf, type Enrollment } from '#pure/journey';
import type { Journey } from '#pure/playbook';
import type { ReadRuntime } from './explain-account.ts';

const EnrollmentView = z.object({
  enrollment: z.string(),
  account: z.string(),
  playbook: z.string(),
  version: z.string(),
  journey: z.string(),
  title: z.string(),
  status: z.enum(['running', 'exited', 'held_out']),
  stage: z.string().optional(),
  outcome: z.string().optional(),
  entered_at: z.string(),
  exited_at: z.string().optional(),
  reached_goal_at: z.string().optional().describe('when the goal of the journey first happened while it ran'),
  waits_for: z.string().optional(),
  due_at: z.string().optional().describe('when it goes on by itself'),
});

/** Who is, or was, where in the journeys, over all accounts. */
export const listEnrollments = (runtime: ReadRuntime) =>
  defineRead({
    name: 'list-enrollments',
    summary: 'List who is where in the journeys, who entered last first',
    access: 'read',
    doors: ['http', 'cli'],
    input: z.object({
      account: AccountId.optional(),
      playbook: z.string().min(1).optional(),
      journey: z.string().min(1).optional(),
      status: z.enum(['running', 'exited', 'held_out']).optional(),
      outcome: z.string().min(1).optional(),
      stage: z.string().min(1).optional().describe('the stage it is in, or was in when it was left'),
      after: z
        .string()
        .regex(/^[-:.\dTZ]+~[-0-9a-f]{36}$/, 'Pass the `next` of the page before as it was given.')
        .optional(),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
    output: z.object({ enrollments: z.array(EnrollmentView), next: z.string().optional() }),
    async run({ db }, { account, playbook, journey, status, outcome, stage, after, limit }) {
      const [enteredAt = '', id = ''] = after?.split('~') ?? [];
      const found = await listEnrollmentPage(db, {
        account,
        playbook,
        journey,
        status,
        outcome,
        stage,
        after: after === undefined ? undefined : { enteredAt: parseInstant(enteredAt) ?? 0, id },
        limit: limit + 1,
      });
      const { find } = await runtime(db);
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        enrollments: page.map((one) => viewOf(one, find(one.playbook, one.version)?.playbook.journeys[one.journey])),
        ...(found.length > limit && last !== undefined ? { next: `${isoInstant(last.enteredAt)}~${last.id}` } : {}),
      };
    },
  });

function viewOf(enrollment: Enrollment, journey: Journey | undefined): z.output<typeof EnrollmentView> {
  const { id, account, playbook, version, status, stage, outcome, enteredAt, exitedAt, reachedGoalAt, waiting } =
    enrollment;
  const dueAt = dueOf(enrollment);
  return {
    enrollment: id,
    account,
    playbook,
    version,
    journey: enrollment.journey,
    title: journey?.title ?? enrollment.journey,
    status,
    ...(stage === undefined ? {} : { stage }),
    ...(outcome === undefined ? {} : { outcome }),
    entered_at: isoInstant(enteredAt),
    ...(exitedAt === undefined ? {} : { exited_at: isoInstant(exitedAt) }),
    ...(reachedGoalAt === undefined ? {} : { reached_goal_at: isoInstant(reachedGoalAt) }),
    ...(waiting === undefined ? {} : { waits_for: waitsFor(waiting, journey) }),
    ...(dueAt === undefined ? {} : { due_at: isoInstant(dueAt) }),
  };
}
