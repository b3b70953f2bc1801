/** What may be done, in words of its own; an operation asks for one of them. */
export const PERMISSIONS = {
  read: 'see customers: accounts, signals, tasks, journeys, messages, opportunities, KPIs',
  work: 'what a CSM does: complete tasks, acknowledge, dismiss, record decisions, edit accounts and contacts',
  record: 'say what a customer did: a reply, an answer, a booking, a ticket',
  'read-playbooks': 'read the texts of playbooks',
  author: 'write, back-test, publish and roll back playbooks',
  operate: 'imports, sources, quarantine, unassigned, held accounts, outbox, standing signals, status',
  administer: 'people, roles, keys, settings, audit log',
  send: 'send events',
  measure: 'read metrics and how the installation is',
  self: 'own profile, sessions and notifications',
} as const;

export type Permission = keyof typeof PERMISSIONS;

// Its keys are the permissions.
export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as [Permission, ...Permission[]];
