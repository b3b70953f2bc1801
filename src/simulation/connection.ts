import { dateText, dayOf, type Instant } from '#base';
import type { InboxRow } from '#engine';
import { addressOf, contactOf, inboxRow } from './inbox-row.ts';
import { type Customer, major } from './truth/index.ts';

/** A customer is connected: who it is, whom to write to, what it pays. */
export function connection(customer: Customer, at: Instant): InboxRow[] {
  const { account, amounts, entry, zone } = customer;
  const starts = dateText(customer.createdOn);
  const ends = entry.daysToEnd === undefined ? {} : { ends_on: dateText(dayOf(at, 'UTC') + entry.daysToEnd) };
  const traits = {
    ...entry.known,
    name: `Customer ${account}`,
    owner: 'sam',
    zone,
    created_on: starts,
    plan_limit: amounts.planLimit,
    next_plan_price: major(amounts, amounts.arr + amounts.gap),
  };
  const contact = contactOf(customer);
  const person = { name: 'Robin Field', email: addressOf(customer), zone, is_primary: true };
  const contract = { contract: `${account}-1`, plan: amounts.plan, starts_on: starts, currency: amounts.currency };
  return [
    inboxRow(customer, 'account.identified', { traits }, at),
    inboxRow(customer, 'contact.identified', { contact, traits: person }, at, { contact }),
    inboxRow(customer, 'contract.recorded', { ...contract, ...ends, arr: major(amounts, amounts.arr) }, at),
  ];
}

/** Usage is told as it is reported; what lies before the connection, with it. */
export function usageReport(customer: Customer, at: Instant, percent: number, connectedAt: Instant): InboxRow {
  const quantity = (percent * customer.amounts.planLimit) / 100;
  return inboxRow(customer, 'service.used', { quantity }, Math.max(at, connectedAt), { occurredAt: at });
}
