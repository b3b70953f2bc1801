import type { Feature } from '#domain/feature';
import { getRollout } from './get-rollout.ts';
import { putRolloutAway } from './put-rollout-away.ts';

/** From an empty folder to the first journey: what is set up and what is next. `isSending`: a mail server is set up. */
export const rollout = (isSending: () => boolean): Feature => ({
  operations: [getRollout(isSending), putRolloutAway],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
});
