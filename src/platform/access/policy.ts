import type { Permission } from './permission.ts';

const all = [
  'read',
  'work',
  'record',
  'read-playbooks',
  'author',
  'operate',
  'administer',
  'send',
  'measure',
  'self',
] as const satisfies readonly Permission[];

/** What each role of a person may do. An owner may also make and remove owners, which nobody else can. */
// biome-ignore format: one line a role
const PEOPLE = {
  owner:      all,
  admin:      all,
  cs_lead:    ['read', 'work', 'record', 'read-playbooks', 'author', 'operate', 'measure', 'self'],
  csm:        ['read', 'work', 'record', 'read-playbooks', 'self'],
  ae:         ['read', 'work', 'record', 'read-playbooks', 'self'],
  operations: ['read', 'work', 'record', 'read-playbooks', 'author', 'operate', 'measure', 'self'],
  partner:    ['read', 'work', 'record', 'self'],
  viewer:     ['read', 'self'],
} as const satisfies Record<string, readonly Permission[]>;

/** What the kinds of keys that are no person's may do; a scoped key has its own list. */
const KEYS = {
  write: ['send', 'record'],
  metrics: ['measure'],
  scoped: [],
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof PEOPLE;

// Their keys are the roles.
export const ROLES = Object.keys(PEOPLE) as [Role, ...Role[]];

/** Who may do it, by role or kind of key. */
export const POLICY: Readonly<Record<Role | keyof typeof KEYS, readonly Permission[]>> = { ...PEOPLE, ...KEYS };
