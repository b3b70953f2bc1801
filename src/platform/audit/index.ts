export { recordAudit } from './audit-store.ts';
export { keptElsewhere, redact, secret } from './redact.ts';
