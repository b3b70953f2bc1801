export { major } from './amounts.ts';
export { type Customer, drawCustomers, type Part } from './draw.ts';
export type { Action, Days, Reaction, Said } from './fragment.ts';
export { expectedLedger, type Line } from './ledger.ts';
export { momentOf } from './moments.ts';
