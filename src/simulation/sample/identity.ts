import { addMonths, DAY, type DayNumber, dateText, dayOf, type Instant } from '#base';
import type { InboxRow } from '#engine';
import { SERVICES } from './company.ts';
import type { SampleCustomer } from './customer.ts';
import { row } from './row.ts';
import type { Times } from './times.ts';

/** Who the customer is, who works there, and what it pays. */
export function identityRows(customer: SampleCustomer, owner: string, times: Times): InboxRow[] {
  const known = Math.max(customer.createdOn * DAY, times.from);
  return [
    account(customer, owner, known, times),
    ...contacts(customer, known, times),
    ...contracts(customer, known, times),
  ];
}

function account(customer: SampleCustomer, owner: string, known: Instant, { connectedAt }: Times): InboxRow {
  const { name, zone, segment, createdOn, plan, nextPrice, chance, industry, plot } = customer;
  const first = chance.whole(0, SERVICES.length - 1, 'services');
  const services = [0, 1, 2].map((place) => SERVICES[(first + place) % SERVICES.length] ?? '');
  const options = [3, 4].map((place) => SERVICES[(first + place) % SERVICES.length] ?? '');
  const traits = {
    ...{ name, owner, zone, segment, industry, services },
    created_on: dateText(createdOn),
    plan: plan.name,
    plan_limit: limitAtFirst(customer),
    next_plan_price: nextPrice,
    expansion_options: options,
    ...(plot === 'churned' ? { lifecycle: 'churned' } : {}),
  };
  return row(customer, 'account.identified', known, { traits }, { toldAt: connectedAt });
}

/** Whoever was upgraded before the story begins had half of today's plan. */
const limitAtFirst = ({ plot, plan }: SampleCustomer): number => (plot === 'upgraded' ? plan.limit / 2 : plan.limit);

function contacts(customer: SampleCustomer, known: Instant, { connectedAt, now }: Times): InboxRow[] {
  const { people, market, zone, plot } = customer;
  const there = people.map(({ id, name, first, email, role }, place) => {
    const person = { name, first_name: first, email, zone, role, locale: market.language, is_primary: place === 0 };
    const traits = { ...person, strength: place === 0 ? 'strong' : 'medium' };
    return row(customer, 'contact.identified', known, { contact: id, traits }, { contact: id, toldAt: connectedAt });
  });
  const champion = people.find(({ role }) => role === 'champion');
  if (plot !== 'champion left' || champion === undefined) return there;
  const traits = { left_company: true, role: 'former champion' };
  const left = now - 40 * DAY;
  return [
    ...there,
    row(customer, 'contact.identified', left, { contact: champion.id, traits }, { contact: champion.id }),
  ];
}

const AN_UPLIFT = 1.04;

/** The running contract, that of the year before, and the upgrade of those who had one. */
function contracts(customer: SampleCustomer, known: Instant, { connectedAt, from, now }: Times): InboxRow[] {
  const { id, plan, arr, market, contract, plot, createdOn } = customer;
  const recorded = (at: Instant, starts: DayNumber, ends: DayNumber, amount: number, name = plan.name): InboxRow => {
    const dates = { starts_on: dateText(starts), ends_on: dateText(ends) };
    const properties = {
      contract: `${id}-c1`,
      plan: name,
      ...dates,
      arr: Math.round(amount),
      currency: market.currency,
    };
    return row(customer, 'contract.recorded', at, properties, at >= connectedAt ? {} : { toldAt: connectedAt });
  };
  const yearBefore = addMonths(contract.from, -12);
  const isRenewed = yearBefore >= createdOn && contract.from * DAY > from;
  const before = isRenewed ? [recorded(known, yearBefore, contract.from - 1, arr / AN_UPLIFT)] : [];
  const start = Math.max(known, contract.from * DAY + 9 * 3_600_000);
  if (plot !== 'upgraded') return [...before, recorded(start, contract.from, contract.to, arr)];
  const upgradedAt = Math.max(from + 30 * DAY, now - customer.chance.whole(230, 400, 'upgraded') * DAY);
  const was = [recorded(known, contract.from, contract.to, arr * 0.58, 'Essential')];
  const traits = { plan_limit: plan.limit };
  return [
    ...was,
    row(customer, 'account.identified', upgradedAt, { traits }, { toldAt: connectedAt }),
    recorded(upgradedAt, Math.min(contract.from, dayOf(upgradedAt, 'UTC')), contract.to, arr),
  ];
}
