import { nearestName } from '#pure/expression';

/** What every message and guide may name, by its first part; roles of the team have the values of a person. */
export const CONTACT_VALUES = ['id', 'name', 'first_name', 'email', 'role', 'locale', 'zone'] as const;
export const ACCOUNT_VALUES = ['id', 'name', 'segment', 'owner', 'zone', 'created_on'] as const;
export const PERSON_VALUES = ['name', 'first_name', 'email', 'phone', 'booking_link'] as const;
/** A workspace may set others, `company.<name>`. */
export const COMPANY_VALUES = [
  ...['name', 'support_phone', 'website', 'booking_link', 'currency', 'mail_from'],
  ...['referral_link', 'referral_reward'],
] as const;

export interface Provided {
  /** Names of the text's own `with:`. */
  readonly own: ReadonlySet<string>;
  readonly roles: readonly string[];
  /** Of accounts, that the playbook declares. */
  readonly attributes: ReadonlySet<string>;
}

/** Whether a text may name a value: `contact.first_name`, `csm.booking_link`, or one of its own `with:`. */
export function isProvided(path: string, { own, roles, attributes }: Provided): boolean {
  const [first = '', second, ...rest] = path.split('.');
  if (own.has(first)) return true;
  if (!isSubject(first, roles) || rest.length > 0) return false;
  if (second === undefined) return true;
  if (first === 'company') return isCompanyValue(second);
  if (first === 'account' && attributes.has(second)) return true;
  const values: readonly string[] =
    first === 'contact' ? CONTACT_VALUES : first === 'account' ? ACCOUNT_VALUES : PERSON_VALUES;
  return values.includes(second);
}

/** The provided name that one which is not is nearly written as. */
export function nearestProvided(path: string, { own, roles, attributes }: Provided): string | undefined {
  const people = [...new Set(roles.map(roleName))].flatMap((role) => PERSON_VALUES.map((value) => `${role}.${value}`));
  return nearestName(path, [
    ...own,
    ...CONTACT_VALUES.map((value) => `contact.${value}`),
    ...[...ACCOUNT_VALUES, ...attributes].map((value) => `account.${value}`),
    ...COMPANY_VALUES.map((value) => `company.${value}`),
    ...people,
  ]);
}

function isSubject(name: string, roles: readonly string[]): boolean {
  return ['contact', 'account', 'company'].includes(name) || roles.map(roleName).includes(name);
}

/** Names with a meaning of their own in every text, which nothing else may have. */
export function isReserved(name: string, roles: readonly string[] = []): boolean {
  return name === 'answers' || name === 'evidence' || isSubject(name, roles);
}

/** `senior csm` is named as `senior_csm`. */
const roleName = (role: string): string => role.replace(/[^a-z0-9]+/g, '_');

/** A name that is nearly a known one is a slip of the pen rather than a setting of one's own. */
function isCompanyValue(name: string): boolean {
  const known: readonly string[] = COMPANY_VALUES;
  return known.includes(name) || nearestName(name, known) === undefined;
}
