import type { Operation } from '#platform/operations';
import { createKey } from './create-key.ts';
import { listKeys } from './list-keys.ts';
import { revokeKey } from './revoke-key.ts';

export { ensureFirstKeys, type FirstKeys } from './first-keys.ts';
export { createKeyRing, type KeyRing } from './key-ring.ts';
export { createKey, revokeKey };

export const keyOperations: readonly Operation[] = [createKey, revokeKey, listKeys];
