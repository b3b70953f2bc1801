export { major } from './amounts.ts';
export { type Customer, drawCustomers, type Part } from './draw.ts';
export { type Counts, type Figures, figuresOf, type KpiParts } from './figures.ts';
export type { Action, Days, Reaction, Said } from './fragment.ts';
export { plannedKpis } from './kpis.ts';
export { expectedLedger, type Line } from './ledger.ts';
export { momentOf } from './moments.ts';
