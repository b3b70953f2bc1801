import type { Feature } from '#domain/feature';
import { getSample } from './get-sample.ts';
import { loadSampleCompany } from './load-sample.ts';
import { removeSample } from './remove-sample.ts';

export type { SampleSource } from './sample-company.ts';
export type { SamplePorts } from './sample-ports.ts';
export { startSample, workOnSample } from './start-sample.ts';

export const sample: Feature = {
  operations: [getSample, loadSampleCompany, removeSample],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
};
