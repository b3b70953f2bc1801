import { z } from 'zod';
import { invalid, precondition } from '#base';
import type { MovePlan } from '#engine';
import { type ProposedStep, proposeMoves } from '#pure/authoring';
import type { Playbook } from '#pure/playbook';
import type { InsideStep } from './inside-list.ts';

const Outcome = z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'An outcome is small letters, digits and _.' });

/** What is decided for those who stand at one step of an earlier version: a step, an outcome, or neither: they finish. */
const Decision = z.object({
  version: z.string(),
  journey: z.string(),
  step: z.string(),
  to: z.string().optional().describe('the step that takes its place'),
  outcome: Outcome.optional().describe('they leave with it'),
});

/** What becomes of those who are inside an earlier version. */
export const Inside = z
  .discriminatedUnion('what', [
    z.object({ what: z.literal('finish') }),
    z.object({ what: z.literal('move'), steps: z.array(Decision).default([]) }),
    z.object({ what: z.literal('leave'), outcome: Outcome }),
  ])
  .describe('finish on the version they are in, move by steps, or leave with an outcome');

export type InsideChoice = z.output<typeof Inside>;

/** By version and journey that is left. */
export type MovePlans = Readonly<Record<string, Readonly<Record<string, MovePlan>>>>;

/** An earlier version with somebody inside, as it can still be loaded. */
export interface Earlier {
  readonly version: string;
  readonly playbook: Playbook;
}

/**
 * The plan that each earlier version's people are moved by. Throws where a decision names what is not there, or where
 * somebody stands at a step for which nothing is decided and that no step of the same id follows.
 */
export function planFor(
  choice: InsideChoice,
  next: Playbook,
  earlier: readonly Earlier[],
  standing: readonly InsideStep[],
): MovePlans {
  if (choice.what === 'finish') return {};
  const plans = earlier.map(({ version, playbook }): [string, Record<string, MovePlan>] => [
    version,
    Object.fromEntries(
      Object.keys(playbook.journeys).map((journey): [string, MovePlan] => [
        journey,
        choice.what === 'leave'
          ? { steps: {}, finish: [], leave: {}, leaveAll: choice.outcome }
          : planOf(choice.steps.filter((one) => one.version === version && one.journey === journey)),
      ]),
    ),
  ]);
  if (choice.what === 'move') check(choice.steps, next, earlier, standing);
  return Object.fromEntries(plans);
}

type Decided = z.output<typeof Decision>;

function planOf(decided: readonly Decided[]): MovePlan {
  return {
    steps: Object.fromEntries(decided.flatMap(({ step, to }) => (to === undefined ? [] : [[step, to]]))),
    leave: Object.fromEntries(
      decided.flatMap(({ step, to, outcome }) => (to !== undefined || outcome === undefined ? [] : [[step, outcome]])),
    ),
    finish: decided.flatMap(({ step, to, outcome }) => (to === undefined && outcome === undefined ? [step] : [])),
  };
}

function check(
  decided: readonly Decided[],
  next: Playbook,
  earlier: readonly Earlier[],
  standing: readonly InsideStep[],
): void {
  for (const { version, journey, step, to } of decided) {
    const old = earlier.find((one) => one.version === version)?.playbook.journeys[journey];
    if (old?.steps[step] === undefined) {
      throw invalid(
        'no-such-step',
        `Nobody is inside ${journey} ${version} at a step ${step}. Look at the preview again.`,
        { journey, version, step },
      );
    }
    const target = to === undefined ? undefined : next.journeys[journey]?.steps[to];
    if (to !== undefined && (target === undefined || target.stage === '')) {
      throw invalid('no-such-step', `${journey} has no step ${to} in the new version. Choose one that it has.`, {
        journey,
        to,
      });
    }
  }
  const open = standing.filter(({ version, journey, step }) => {
    const isDecided = decided.some((one) => one.version === version && one.journey === journey && one.step === step);
    return !isDecided && proposalFor(earlier, next, version, journey, step)?.to === undefined;
  });
  if (open.length === 0) return;
  const named = open.map(({ version, journey, step, count }) => `${journey} ${version} ${step} (${count})`).join(', ');
  throw precondition('move-undecided', `Decide what becomes of those who stand at: ${named}.`, {
    steps: open.map(({ version, journey, step }) => ({ version, journey, step })),
    where: open.map(({ version, journey, step }) => `${journey} ${version} ${step}`),
  });
}

/** The step that takes the place of one, and what is other there. */
export function proposalFor(
  earlier: readonly Earlier[],
  next: Playbook,
  version: string,
  journey: string,
  step: string,
): ProposedStep | undefined {
  const old = earlier.find((one) => one.version === version)?.playbook.journeys[journey];
  if (old === undefined) return undefined;
  return proposeMoves(old, next.journeys[journey]).find((one) => one.step === step);
}
