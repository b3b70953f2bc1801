export { recordAudit, type Told } from './audit-store.ts';
export { changesOfMany, type ItemChange } from './changes-of-many.ts';
export { keptElsewhere, redact, secret } from './redact.ts';
