export * from './advance.ts';
export * from './advance-context.ts';
export { decideSpeech, lastSpeeches, permittedFrom, type Speaking, type SpokenPlaybook } from './arbiter.ts';
export { placeIn, type VersionChange } from './change-version.ts';
export * from './enrollment.ts';
export * from './enter.ts';
export { happened, visitsOf } from './happened.ts';
export type * from './trigger.ts';
