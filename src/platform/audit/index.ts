export { recordAudit } from './audit-store.ts';
export { redact, secret } from './redact.ts';
