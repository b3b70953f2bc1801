import { t } from '@lingui/core/macro';
import { type Input, queryClient } from '#web/api';
import { tellDone } from '#web/ui';
import type { Contact } from './contact.ts';
import { useEventWrite } from './use-event-write.ts';

type Field = 'name' | 'role' | 'email' | 'strength' | 'is_primary';
type Said = string | boolean | undefined;

/** Changes one field of a contact, shows it at once, and offers to take it back. */
export function useContactEdit(account: string, contact: Contact): (field: Field, value: Said) => void {
  const write = useEventWrite('set-contact');
  const { contact: id } = contact;
  const set = (field: Field, value: Said): void => {
    showContact(account, id, field, value);
    write.mutate({ account, contact: id, ...inputOf(field, value) });
  };
  return (field, value) => {
    const before = saidOf(contact, field);
    set(field, value);
    const name = contact.name ?? id;
    tellDone(t`${name} is changed.`, () => set(field, before));
  };
}

function saidOf(contact: Contact, field: Field): Said {
  if (field !== 'strength') return contact[field];
  const { strength } = contact.attributes as Readonly<Record<string, unknown>>;
  return typeof strength === 'string' ? strength : undefined;
}

function inputOf(field: Field, value: Said): Omit<Input<'set-contact'>, 'account' | 'contact'> {
  if (field === 'strength') return { attributes: { strength: typeof value === 'string' ? value : null } };
  // The fields are named as the operation takes them; an empty one is taken away.
  return { [field]: value ?? null } as Omit<Input<'set-contact'>, 'account' | 'contact'>;
}

interface Pages {
  readonly pages: readonly { readonly contacts: readonly Contact[] }[];
}

function showContact(account: string, id: string, field: Field, value: Said): void {
  queryClient.setQueriesData<Pages>(
    {
      predicate: ({ queryKey: [name, pages, input] }) =>
        name === 'list-contacts' && pages === 'pages' && isOf(input, account),
    },
    (shown) =>
      shown === undefined
        ? shown
        : {
            ...shown,
            pages: shown.pages.map((page) => ({
              ...page,
              contacts: page.contacts.map((one) => changed(one, id, field, value)),
            })),
          },
  );
}

const isOf = (input: unknown, account: string): boolean =>
  typeof input === 'object' && input !== null && 'account' in input && input.account === account;

function changed(contact: Contact, id: string, field: Field, value: Said): Contact {
  if (field === 'is_primary') return { ...contact, is_primary: (contact.contact === id) === (value === true) };
  if (contact.contact !== id) return contact;
  // Attributes are any JSON.
  if (field === 'strength')
    return { ...contact, attributes: { ...contact.attributes, strength: value } as unknown as Contact['attributes'] };
  const { [field]: _, ...rest } = contact;
  return typeof value === 'string' ? { ...rest, [field]: value } : rest;
}
