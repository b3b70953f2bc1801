import { useRead } from '#web/api';

/** What the account's people are called, by the ids that records name them by; an id that is not known stays one. */
export function useContactNames(account: string): (contact: string | undefined) => string {
  const { data } = useRead('list-contacts', { account, limit: 200 });
  return (contact) => {
    if (contact === undefined || data === undefined) return '';
    return data.contacts.find((one) => one.contact === contact)?.name ?? contact;
  };
}
