import type { Feature } from '#domain/feature';
import { explainScoreAt, type ReadRuntime } from './explain-score-at.ts';
import { explainScoreChange } from './explain-score-change.ts';

/** Scores of any past date, and what moved them. The engine computes them. */
export const scores = (runtime: ReadRuntime): Feature => ({
  operations: [explainScoreAt(runtime), explainScoreChange(runtime)],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
});
