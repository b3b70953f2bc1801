export type * from './journey-definition.ts';
export type * from './kpi-definition.ts';
export { type LoadedPlaybook, loadPlaybook } from './load-playbook.ts';
export type * from './playbook.ts';
export type { Problem } from './problem.ts';
export type { ActionArgument, ActionCatalog, ProductCatalog } from './product-catalog.ts';
export { ACCOUNT_VALUES, COMPANY_VALUES, CONTACT_VALUES, PERSON_VALUES } from './provided-values.ts';
export type * from './scenario.ts';
export type { Story } from './story.ts';
