import { isZone } from '#base';
import type { ColumnType } from './import-map.ts';

export type ImportKind = 'accounts' | 'contacts' | 'contracts' | 'events';

/** What a value must be beyond its type, and how a sentence calls that. */
export interface Check {
  readonly holds: (text: string) => boolean;
  readonly needs: string;
}

/** What a kind of import knows by name; every other target is an attribute (an event's: a property). */
export interface KindTargets {
  readonly required: readonly string[];
  readonly targets: Readonly<Record<string, ColumnType>>;
}

export const kinds: Readonly<Record<ImportKind, KindTargets>> = {
  accounts: {
    required: ['account'],
    targets: {
      account: 'text',
      name: 'text',
      owner: 'text',
      zone: 'text',
      segment: 'text',
      created_on: 'date',
      occurred: 'instant',
    },
  },
  contacts: {
    required: ['account', 'contact'],
    targets: {
      account: 'text',
      contact: 'text',
      name: 'text',
      first_name: 'text',
      email: 'text',
      zone: 'text',
      locale: 'text',
      role: 'text',
      is_primary: 'bool',
      occurred: 'instant',
    },
  },
  contracts: {
    required: ['account', 'contract', 'starts_on', 'arr', 'currency'],
    targets: {
      account: 'text',
      contract: 'text',
      plan: 'text',
      starts_on: 'date',
      ends_on: 'date',
      arr: 'number',
      currency: 'text',
      occurred: 'instant',
    },
  },
  events: {
    required: ['account', 'event', 'time'],
    targets: { account: 'text', contact: 'text', event: 'text', time: 'instant' },
  },
};

export function isImportKind(text: string): text is ImportKind {
  return Object.hasOwn(kinds, text);
}

const zone: Check = { holds: isZone, needs: 'a time zone like Europe/Berlin' };
const id: Check = {
  // NUL joins the parts of ids; PostgreSQL's text has none either.
  holds: (text) => text.length <= 200 && !text.includes('\0'),
  needs: 'at most 200 characters',
};
const checks: Readonly<Record<ImportKind, Readonly<Record<string, Check>>>> = {
  accounts: { account: id, zone },
  contacts: { account: id, contact: id, zone },
  contracts: {
    account: id,
    contract: id,
    currency: { holds: (text) => /^[A-Z]{3}$/.test(text), needs: 'a currency like EUR' },
  },
  events: { account: id, contact: id },
};

export function checkOf(kind: ImportKind, target: string): Check | undefined {
  return checks[kind][target];
}
