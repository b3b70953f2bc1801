import type { FactRelation } from '#engine';
import { contactIn } from './contact.ts';
import { type AccountContacts, foldReaders, readerIn } from './contact-standing.ts';
import { loadReaders } from './contact-store.ts';

/** Who reads what is written to an account: for quiet hours and the best hour. Expressions ask nothing of it. */
export const contactFacts: FactRelation<AccountContacts> = {
  subject: 'contact',
  facts: {},
  empty: (account) => ({ account, contacts: new Map() }),
  readerOf: readerIn,
  load(db, shard, accounts, events = []) {
    const named = events.flatMap((event) => {
      const id = contactIn(event);
      return id === undefined ? [] : [{ account: event.account, id }];
    });
    return loadReaders(db, shard, accounts, named);
  },
  fold: foldReaders,
};
