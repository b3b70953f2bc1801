import { getStatus } from './get-status.ts';
import type { Build } from './load-status.ts';

export type { Build } from './load-status.ts';
export { createReadiness } from './readiness.ts';
export type { Status } from './status-view.ts';
export { lasting } from './trouble-words.ts';
export { TROUBLES, troublesTable } from './troubles.ts';

/** `build` is what this process is. */
export const status = (build: Build) => ({
  operations: [getStatus(build)],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
});
