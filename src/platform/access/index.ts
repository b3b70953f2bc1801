export { type Actor, holdersOf, mayDo, permissionsOf } from './actor.ts';
export { PERMISSION_NAMES, PERMISSIONS, type Permission } from './permission.ts';
export { POLICY, ROLES, type Role } from './policy.ts';
export type { Sessions, SignedIn } from './sessions.ts';
