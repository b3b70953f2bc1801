import { addMonths, type DayNumber, dayNumber, dayOf, monthsBetween, startOfDay } from '#base';
import type { Dated, FactDefinition, FactRelation } from '#engine';
import { type Account, createdOnOf, emptyAccount, foldAccount, nameOf, ownerOf, segmentOf, zoneOf } from './account.ts';
import { loadAccounts } from './account-store.ts';
import { segmentsOf } from './segments.ts';
import { attributeValue } from './trait-values.ts';

const text = (meaning: string, read: (account: Account) => string | undefined): FactDefinition<Account> => ({
  type: 'text',
  meaning,
  read: (account) => ({ value: read(account) }),
});

/** What expressions may ask of an account: `account.tenure_months`, and any attribute that a playbook declares. */
export const accountFacts: FactRelation<Account> = {
  subject: 'account',
  facts: {
    name: text('Name of the customer', nameOf),
    owner: text('Who looks after it: a person’s id or e-mail address', ownerOf),
    zone: text('Time zone, such as Europe/Berlin', zoneOf),
    segment: text('Segment it is served in', segmentOf),
    segments: {
      type: 'list(text)',
      meaning: 'Segments it was added to, such as nurture; empty without one',
      read: (account) => ({ value: segmentsOf(account) }),
    },
    created_on: {
      type: 'date',
      meaning: 'Day it became a customer',
      read: (account) => ({ value: createdOnOf(account) }),
    },
    tenure_months: {
      type: 'number',
      unit: 'months',
      meaning: 'Whole months since the day it became a customer',
      read: (account, at, zone) => {
        const created = createdOnOf(account);
        if (created === undefined) return { value: undefined };
        const { months, nextOn } = tenure(dayNumber(created), dayOf(at, zone));
        return { value: months, until: startOfDay(nextOn, zone) } satisfies Dated;
      },
    },
  },
  attribute: (account, name) => attributeValue(account.fields[name]),
  zoneOf,
  empty: emptyAccount,
  load: loadAccounts,
  fold: foldAccount,
};

/** Whole months from `created` to `today` (0 before it), and the next day on which they are more. */
export function tenure(created: DayNumber, today: DayNumber): { readonly months: number; readonly nextOn: DayNumber } {
  const months = today <= created ? 0 : monthsBetween(created, today);
  let nextOn = addMonths(created, months + 1);
  // The 31st has no such day in a short month: the month is then whole a few days later.
  while (monthsBetween(created, nextOn) <= months) nextOn++;
  return { months, nextOn };
}
