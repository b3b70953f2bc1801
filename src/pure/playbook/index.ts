export type * from './journey-definition.ts';
export type * from './playbook.ts';
export type { Problem } from './problem.ts';
export type * from './scenario.ts';
export type { Story } from './story.ts';
