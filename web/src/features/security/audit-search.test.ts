import { expect, test } from 'vitest';
import { readAuditSearch } from './audit-search.ts';

test('filters stand in the address, and nothing else does', () => {
  expect(readAuditSearch({ actor: 'person:1', operation: '', from: 3, other: 'x' })).toEqual({ actor: 'person:1' });
});
