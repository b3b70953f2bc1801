import { DAY, dateText, dayOf, HOUR, type Instant, localInstant, startOfDay } from '#base';
import type { InboxRow } from '#engine';
import { SERVICES } from './company.ts';
import type { Person, SampleCustomer } from './customer.ts';
import { row } from './row.ts';
import type { Times } from './times.ts';
import { REPORT_DAYS, reported } from './usage.ts';

/** When something came in: what lies before the connection came with it. */
export const told = (at: Instant, { connectedAt }: Times): { readonly toldAt?: Instant } =>
  at < connectedAt ? { toldAt: connectedAt } : {};

/** Usage reports of every week, the visits behind them, and who looked into the product. */
export function activityRows(customer: SampleCustomer, times: Times, start: number): InboxRow[] {
  const { zone, plan, chance, plot, contract, createdOn } = customer;
  const rows: InboxRow[] = [];
  const last = plot === 'churned' ? Math.min(contract.to, dayOf(times.now, zone)) : dayOf(times.now, zone);
  for (let day = Math.max(dayOf(times.from, zone), createdOn); day <= last; day++) {
    const weekday = ((day % 7) + 7) % 7;
    const noon = startOfDay(day, zone) + 12 * HOUR;
    if (REPORT_DAYS.includes(weekday)) {
      const at = localInstant(day, 8 * HOUR + chance.whole(0, 50, 'minute', day) * 60_000, zone);
      const limit = plot === 'upgraded' && times.now - at > 300 * DAY ? plan.limit / 2 : plan.limit;
      const quantity = reported(customer, at, times.now, start, limit);
      const by = seen(customer, noon, times);
      const properties = { quantity, service: chance.one(SERVICES, 'service', day) };
      if (at < times.now && quantity > 0)
        rows.push(row(customer, 'service.used', at, properties, { ...told(at, times), ...by }));
    }
    // The first service under a new plan is part of the story itself.
    const isPlain = plot !== 'growing' || times.now - noon > start * DAY;
    if (isPlain && weekday === 1 && chance.share('visit', day) < 0.5 && noon < times.now)
      rows.push(visit(customer, noon, times));
  }
  return rows;
}

/** Whose doing it was: those who have left or gone quiet are not seen any more. */
function seen({ people, plot, chance }: SampleCustomer, at: Instant, { now }: Times): { readonly contact?: string } {
  const isLate = now - at < 45 * DAY;
  const there = people.filter(({ role }) => !(plot === 'champion left' && role === 'champion' && isLate));
  if (plot === 'quiet' && isLate && chance.share('seen', at) < 0.8) return {};
  return { contact: chance.one<Person>(there, 'who', at).id };
}

const TECHNICIANS = ['J. Alvarez', 'S. Meyer', '오태식', '한지원', 'P. Novak'];

function visit(customer: SampleCustomer, at: Instant, times: Times): InboxRow {
  const { chance, market } = customer;
  const day = dayOf(at, customer.zone);
  const properties = {
    date: dateText(day),
    type: chance.one(SERVICES, 'visited', day),
    technician: chance.one(TECHNICIANS, 'technician', day),
    value: Math.round(chance.between(80, 400, 'value', day) * market.rate),
  };
  return row(customer, 'service.completed', at, properties, told(at, times));
}
