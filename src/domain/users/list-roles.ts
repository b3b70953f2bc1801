import { z } from 'zod';
import { PERMISSION_NAMES, PERMISSIONS, POLICY, ROLES } from '#platform/access';
import { defineRead, noAccount } from '#platform/operations';
import { RoleName } from './user.ts';

export const listRoles = defineRead({
  name: 'list-roles',
  summary: 'Show the policy: what each role may do',
  access: 'self',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({}),
  output: z.object({
    permissions: z.array(z.object({ permission: z.enum(PERMISSION_NAMES), meaning: z.string() })),
    roles: z.array(z.object({ role: RoleName, permissions: z.array(z.enum(PERMISSION_NAMES)) })),
  }),
  run: async () => ({
    permissions: PERMISSION_NAMES.map((permission) => ({ permission, meaning: PERMISSIONS[permission] })),
    roles: ROLES.map((role) => ({ role, permissions: [...POLICY[role]] })),
  }),
});
