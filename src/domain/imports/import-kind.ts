import { isZone } from '#base';
import { personFields } from '#domain/team';
import type { ColumnType } from './import-map.ts';

/** What a kind of import knows by name; every other target is an attribute (an event's: a property). */
interface KindTargets {
  readonly required: readonly string[];
  readonly targets: Readonly<Record<string, ColumnType>>;
  /** False: what the kind does not know has no place. */
  readonly others: boolean;
}

const identified = { account: 'text', occurred: 'instant' } as const;

const KINDS = {
  accounts: {
    required: ['account'],
    targets: { ...identified, name: 'text', owner: 'text', zone: 'text', segment: 'text', created_on: 'date' },
    others: true,
  },
  contacts: {
    required: ['account', 'contact'],
    targets: {
      ...identified,
      contact: 'text',
      name: 'text',
      first_name: 'text',
      email: 'text',
      zone: 'text',
      locale: 'text',
      role: 'text',
      is_primary: 'bool',
    },
    others: true,
  },
  contracts: {
    required: ['account', 'contract', 'starts_on', 'arr', 'currency'],
    targets: {
      ...identified,
      contract: 'text',
      plan: 'text',
      starts_on: 'date',
      ends_on: 'date',
      arr: 'number',
      currency: 'text',
    },
    others: true,
  },
  events: {
    required: ['account', 'event', 'time'],
    targets: { account: 'text', contact: 'text', event: 'text', time: 'instant' },
    others: true,
  },
  tickets: {
    required: ['account', 'ticket', 'opened_at'],
    targets: {
      account: 'text',
      ticket: 'text',
      opened_at: 'instant',
      title: 'text',
      priority: 'text',
      kind: 'text',
      status: 'text',
      escalated: 'bool',
      contact: 'text',
      first_reply_at: 'instant',
      solved_at: 'instant',
      csat: 'number',
    },
    others: true,
  },
  surveys: {
    required: ['account', 'survey', 'score', 'at'],
    targets: {
      account: 'text',
      survey: 'text',
      score: 'number',
      at: 'instant',
      contact: 'text',
      response: 'text',
      comment: 'text',
    },
    others: true,
  },
  users: {
    required: ['email', 'name'],
    targets: {
      email: 'text',
      name: 'text',
      roles: 'text',
      manager: 'text',
      zone: 'text',
      booking_link: 'text',
      phone: 'text',
    },
    others: false,
  },
  opportunities: {
    required: ['account', 'opportunity', 'created_at'],
    targets: {
      account: 'text',
      opportunity: 'text',
      created_at: 'instant',
      name: 'text',
      stage: 'text',
      amount: 'number',
      currency: 'text',
      owner: 'text',
      kind: 'text',
      outcome: 'text',
      closed_at: 'instant',
      close_reason: 'text',
    },
    others: true,
  },
} as const satisfies Record<string, KindTargets>;

export type ImportKind = keyof typeof KINDS;

export const kinds: Readonly<Record<ImportKind, KindTargets>> = KINDS;

export const importKinds = Object.keys(KINDS) as readonly ImportKind[];

export function isImportKind(text: string): text is ImportKind {
  return Object.hasOwn(kinds, text);
}

/** What a value must be beyond its type, and how a sentence calls that. */
export interface Check {
  readonly holds: (text: string) => boolean;
  readonly needs: string;
}

const oneOf = (...words: readonly string[]): Check => ({
  holds: (text) => words.includes(text),
  needs: words.length === 2 ? words.join(' or ') : `one of ${words.join(', ')}`,
});
const zone: Check = { holds: isZone, needs: 'a time zone like Europe/Berlin' };
const id: Check = {
  // NUL joins the parts of ids; PostgreSQL's text has none either.
  holds: (text) => text.length <= 200 && !text.includes('\0'),
  needs: 'at most 200 characters',
};
const currency: Check = { holds: (text) => /^[A-Z]{3}$/.test(text), needs: 'a currency like EUR' };
const field = (name: Exclude<keyof typeof personFields, 'roles'>, needs: string): Check => ({
  holds: (text) => personFields[name].safeParse(text).success,
  needs,
});

const checks: Readonly<Record<ImportKind, Readonly<Record<string, Check>>>> = {
  accounts: { account: id, zone },
  contacts: { account: id, contact: id, zone },
  contracts: { account: id, contract: id, currency },
  events: { account: id, contact: id },
  tickets: { account: id, ticket: id, contact: id },
  surveys: { account: id, contact: id, response: id, survey: oneOf('nps', 'csat', 'ces') },
  users: {
    email: field('email', 'an e-mail address'),
    name: field('name', 'at most 200 characters'),
    zone,
    booking_link: field('booking_link', 'an address like https://example.com/ada'),
    phone: field('phone', 'at most 50 characters'),
    manager: field('manager', 'an e-mail address'),
    roles: {
      holds: (text) => personFields.roles.safeParse(rolesIn(text)).success,
      needs: 'roles in lower case like "csm", parted by commas',
    },
  },
  opportunities: { account: id, opportunity: id, currency, outcome: oneOf('won', 'lost') },
};

export function checkOf(kind: ImportKind, target: string): Check | undefined {
  return checks[kind][target];
}

/** The roles in one cell, parted by commas, semicolons or bars. */
export function rolesIn(text: string): string[] {
  return text
    .split(/[,;|]/)
    .map((role) => role.trim())
    .filter((role) => role !== '');
}
