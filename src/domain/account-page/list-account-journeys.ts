import { z } from 'zod';
import { isoInstant, type JsonObject } from '#base';
import { AccountId } from '#domain/accounts';
import { listEnrollmentPage, type Runtime, waitsFor } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts } from '#platform/operations';
import { dueOf, type Enrollment } from '#pure/journey';
import type { Journey } from '#pure/playbook';
import { listStepRuns, type StepRunRow } from './account-journey-list.ts';

const Titles = z.record(z.string(), z.string()).optional().describe('by locale');

const Run = z.object({
  step: z.string(),
  title: z.string(),
  titles: Titles,
  stage: z.string(),
  at: z.string(),
  did: z.string(),
  saw: z.custom<JsonObject>().meta({ type: 'object' }),
});

const JourneyRun = z.object({
  enrollment: z.string(),
  playbook: z.string(),
  version: z.string(),
  journey: z.string(),
  title: z.string(),
  titles: Titles,
  status: z.enum(['running', 'exited', 'held_out']),
  outcome: z.string().optional(),
  entered_at: z.string(),
  exited_at: z.string().optional(),
  reached_goal_at: z.string().optional(),
  stage: z.string().optional(),
  step: z.string().optional().describe('the step at which it waits'),
  waits_for: z.string().optional(),
  due_at: z.string().optional().describe('when it goes on by itself'),
  paused_at: z.string().optional().describe('since when it stands still'),
  paused_by_hand: z.boolean().optional().describe('a person paused this run, not its journey'),
  /** Those of the version that it runs by. */
  stages: z.array(
    z.object({
      stage: z.string(),
      title: z.string(),
      titles: Titles,
      entered: z.boolean(),
      checks: z.array(z.string()).describe('boxes that a person ticks before it is left'),
    }),
  ),
  runs: z.array(Run).describe('what its steps did, newest first'),
});

/** The journeys that an account is and was in: where each stands, what it waits for, and what it did and saw. */
export const listAccountJourneys = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'list-account-journeys',
    summary: 'The journeys of an account with their stages, what they wait for, and what their steps did and saw',
    access: 'read',
    scope: ofAccounts(({ account }) => [account]),
    doors: ['http', 'cli'],
    input: z.object({
      account: AccountId,
      limit: z.coerce.number().int().min(1).max(50).default(10),
      locale: z.enum(['en', 'ko']).default('en'),
    }),
    output: z.object({ journeys: z.array(JourneyRun) }),
    async run({ db, shardOf }, { account, limit, locale }) {
      const shard = shardOf(account);
      const none = { playbook: undefined, journey: undefined, outcome: undefined, stage: undefined, after: undefined };
      const running = await listEnrollmentPage(db, { ...none, account, status: 'running', limit });
      const newest = await listEnrollmentPage(db, { ...none, account, status: undefined, limit });
      const found = [...running, ...newest.filter(({ status }) => status !== 'running')].slice(0, limit);
      const runs = await listStepRuns(
        db,
        shard,
        account,
        found.map(({ id }) => id),
      );
      const { find } = await runtime(db);
      return {
        journeys: found.map((one) =>
          viewRun(
            one,
            find(one.playbook, one.version)?.playbook.journeys[one.journey],
            runs.filter(({ enrollment }) => enrollment === one.id),
            locale,
          ),
        ),
      };
    },
  });

function viewRun(
  enrollment: Enrollment,
  journey: Journey | undefined,
  runs: readonly StepRunRow[],
  locale: 'en' | 'ko',
): z.output<typeof JourneyRun> {
  const { id, playbook, version, status, stage, outcome, enteredAt, exitedAt, reachedGoalAt, waiting, paused } =
    enrollment;
  const dueAt = dueOf(enrollment);
  const seen = new Set(runs.map(({ step }) => journey?.steps[step]?.stage).concat(stage));
  return {
    enrollment: id,
    playbook,
    version,
    journey: enrollment.journey,
    title: journey?.title ?? enrollment.journey,
    ...titlesOf(journey?.titles),
    status,
    ...(outcome === undefined ? {} : { outcome }),
    entered_at: isoInstant(enteredAt),
    ...(exitedAt === undefined ? {} : { exited_at: isoInstant(exitedAt) }),
    ...(reachedGoalAt === undefined ? {} : { reached_goal_at: isoInstant(reachedGoalAt) }),
    ...(stage === undefined ? {} : { stage }),
    ...(waiting === undefined ? {} : { step: waiting.step, waits_for: waitsFor(waiting, journey, locale) }),
    ...(dueAt === undefined ? {} : { due_at: isoInstant(dueAt) }),
    ...(paused === undefined || status !== 'running' ? {} : { paused_at: isoInstant(paused.since) }),
    ...(paused?.byHand === true ? { paused_by_hand: true } : {}),
    stages: (journey?.stages ?? []).map((one, place) => ({
      stage: one.id,
      title: one.title,
      ...titlesOf(one.titles),
      // Whoever was let in has been in the first.
      entered: seen.has(one.id) || (place === 0 && status !== 'held_out'),
      checks: one.doneWhen.flatMap((done) => ('check' in done ? [done.check] : [])),
    })),
    runs: runs.map(({ step, at, did, saw }) => ({
      step,
      title: journey?.steps[step]?.title ?? step,
      ...titlesOf(journey?.steps[step]?.titles),
      stage: journey?.steps[step]?.stage ?? '',
      at: isoInstant(at),
      did,
      saw,
    })),
  };
}

const titlesOf = (titles: Readonly<Record<string, string>> | undefined) =>
  titles === undefined ? {} : { titles: { ...titles } };
