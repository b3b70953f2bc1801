import { wordOnRun } from './word-on-run.ts';

/** Ends one run of a journey: its open tasks are called off, and it has left with the outcome `removed`. */
export const endEnrollment = wordOnRun({
  name: 'end-enrollment',
  summary: 'Take an account out of one of its journeys: nothing more of it happens, and its open tasks are called off',
  event: 'enrollment.ended',
  told: ({ status }) => ({ before: { status }, after: { status: 'exited', outcome: 'removed' } }),
});
