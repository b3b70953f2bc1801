import { z } from 'zod';
import { type JourneySum, medianWait, type SumKind } from '#engine';

const OutcomeCount = z.object({ outcome: z.string(), count: z.number() });

export const JourneyCounts = z.object({
  entered: z.number().describe('who has come in, but for those held out'),
  running: z.number(),
  held_out: z.number(),
  reached_goal: z.number(),
  outcomes: z.array(OutcomeCount).describe('the most frequent first'),
});

export const StepCounts = z.object({
  step: z.string(),
  standing: z.number().describe('how many wait here now'),
  passed: z.number().describe('how many have been here'),
  left: z.number().describe('how many left the journey from here'),
  median_wait: z.number().optional().describe('in ms, of those who went on or left; within a tenth'),
});

export const StageCounts = z.object({
  stage: z.string(),
  inside: z.number().describe('how many are in it now'),
  reached: z.number().describe('how many have come into it'),
});

/** What is counted of a journey as a whole. */
export function countJourney(sums: readonly JourneySum[]): z.output<typeof JourneyCounts> {
  const outcomes = byName(sums, 'outcome');
  return {
    entered: total(sums, 'entered'),
    running: total(sums, 'running'),
    held_out: total(sums, 'held_out'),
    reached_goal: total(sums, 'goal'),
    outcomes: [...outcomes].map(([outcome, count]) => ({ outcome, count })).sort((a, b) => b.count - a.count),
  };
}

/** What is counted by step, of those that anybody has come to. */
export function countSteps(sums: readonly JourneySum[]): z.output<typeof StepCounts>[] {
  const standing = byName(sums, 'standing');
  const passed = byName(sums, 'passed');
  const left = byName(sums, 'left');
  const waits = new Map<string, JourneySum[]>();
  for (const sum of sums) if (sum.kind === 'waited') waits.set(sum.name, [...(waits.get(sum.name) ?? []), sum]);
  const steps = new Set([...standing.keys(), ...passed.keys(), ...left.keys(), ...waits.keys()]);
  return [...steps].map((step) => {
    const median = medianWait(waits.get(step) ?? []);
    return {
      step,
      standing: standing.get(step) ?? 0,
      passed: passed.get(step) ?? 0,
      left: left.get(step) ?? 0,
      ...(median === undefined ? {} : { median_wait: Math.round(median) }),
    };
  });
}

export function countStages(sums: readonly JourneySum[]): z.output<typeof StageCounts>[] {
  const inside = byName(sums, 'in_stage');
  const reached = byName(sums, 'reached');
  return [...new Set([...inside.keys(), ...reached.keys()])].map((stage) => ({
    stage,
    inside: inside.get(stage) ?? 0,
    reached: reached.get(stage) ?? 0,
  }));
}

const total = (sums: readonly JourneySum[], kind: SumKind): number =>
  sums.reduce((sum, one) => (one.kind === kind ? sum + one.count : sum), 0);

function byName(sums: readonly JourneySum[], kind: SumKind): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of sums) if (one.kind === kind) counts.set(one.name, (counts.get(one.name) ?? 0) + one.count);
  return counts;
}
