import type { FactRelation } from '#engine';
import { type AccountContacts, foldReaders, readerIn } from './contact-standing.ts';
import { loadReaders } from './contact-store.ts';

/** Who reads what is written to an account: for quiet hours and the best hour. Expressions ask nothing of it. */
export const contactFacts: FactRelation<AccountContacts> = {
  subject: 'contact',
  facts: {},
  empty: (account) => ({ account, contacts: new Map() }),
  readerOf: readerIn,
  load: loadReaders,
  fold: foldReaders,
};
