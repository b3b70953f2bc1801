/** What every message and guide may name, by its first part; roles of the team have the values of a person. */
export const CONTACT_VALUES = ['name', 'first_name', 'email'] as const;
export const ACCOUNT_VALUES = ['id', 'name'] as const;
export const PERSON_VALUES = ['name', 'first_name', 'email', 'phone', 'booking_link'] as const;
export const COMPANY_VALUES = [
  'name',
  'support_phone',
  'booking_link',
  'referral_link',
  'referral_reward',
  'currency',
] as const;

/** Whether a text may name a value: `contact.first_name`, `csm.booking_link`, or one of its own `with:`. */
export function isProvided(path: string, own: ReadonlySet<string>, roles: readonly string[]): boolean {
  const [first = '', second, ...rest] = path.split('.');
  if (own.has(first)) return true;
  if (second === undefined || rest.length > 0) return false;
  const values = valuesOf(first, roles);
  return values.includes(second);
}

export function isSubject(name: string, roles: readonly string[]): boolean {
  return valuesOf(name, roles).length > 0;
}

function valuesOf(subject: string, roles: readonly string[]): readonly string[] {
  if (subject === 'contact') return CONTACT_VALUES;
  if (subject === 'account') return ACCOUNT_VALUES;
  if (subject === 'company') return COMPANY_VALUES;
  return roles.includes(subject) ? PERSON_VALUES : [];
}
