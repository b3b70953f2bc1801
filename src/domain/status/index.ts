import { getStatus } from './get-status.ts';
import type { Build } from './load-status.ts';

export type { Build } from './load-status.ts';
export { createReadiness } from './readiness.ts';
export type { Status } from './status-view.ts';
export { lasting, TROUBLES } from './troubles.ts';

/** `build` is what this process is. */
export const status = (build: Build) => ({
  operations: [getStatus(build)],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
});
