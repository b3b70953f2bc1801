import { conflict } from '#base';
import { wordOnRun } from './word-on-run.ts';

/** Lets one run of a journey stand still until a person resumes it. */
export const pauseEnrollment = wordOnRun({
  name: 'pause-enrollment',
  summary: 'Pause an account in one of its journeys: it does not move, and nothing of it is sent, until resumed',
  event: 'enrollment.paused',
  told({ id, paused }) {
    if (paused?.byHand === true)
      throw conflict('enrollment-paused', 'This run is paused already; nothing was changed.', { enrollment: id });
    return { before: { paused: false }, after: { paused: true } };
  },
});
