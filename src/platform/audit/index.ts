export { type AuditRow, recordAudit } from './audit-store.ts';
export { REDACTED, redact, secret } from './redact.ts';
