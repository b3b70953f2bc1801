export { ConditionFilter } from './condition-filter.tsx';
export type { ConditionFact } from './fact.ts';
