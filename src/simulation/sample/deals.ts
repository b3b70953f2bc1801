import { DAY, HOUR, type Instant, isoInstant, localInstant, wallClock } from '#base';
import type { InboxRow } from '#engine';
import { told } from './activity.ts';
import type { SampleCustomer } from './customer.ts';
import { row } from './row.ts';
import type { Times } from './times.ts';
import { atWork } from './working-hours.ts';

/** Opportunities that the sales desk keeps, and the quarterly meetings of larger customers, the next one included. */
export function dealRows(customer: SampleCustomer, times: Times): InboxRow[] {
  return [...pastDeal(customer, times), ...reviews(customer, times)];
}

function pastDeal(customer: SampleCustomer, times: Times): InboxRow[] {
  const { chance, id, market, zone, nextPrice, arr, plot } = customer;
  if (plot === 'growing' || chance.share('had a deal') > 0.3) return [];
  const opened = atWork(times.from + Math.round(chance.between(20, 150, 'deal')) * DAY, zone);
  const closed = atWork(opened + chance.whole(20, 70, 'deal took') * DAY, zone);
  const isWon = plot === 'upgraded' || chance.share('deal won') < 0.35;
  const about = {
    opportunity: `${id}-d1`,
    name: 'Plan upgrade',
    type: 'expansion',
    currency: market.currency,
    estimated_value: nextPrice - arr,
  };
  const ending = isWon ? 'opportunity.won' : 'opportunity.lost';
  return [
    row(customer, 'opportunity.created', opened, { ...about, stage: 'qualified' }, told(opened, times)),
    row(
      customer,
      ending,
      closed,
      { ...about, stage: isWon ? 'won' : 'lost', ...(isWon ? {} : { reason: 'no budget this year' }) },
      told(closed, times),
    ),
  ];
}

function reviews(customer: SampleCustomer, times: Times): InboxRow[] {
  const { chance, people, segment, plot, zone, id } = customer;
  if (segment === 'small business' || plot === 'churned') return [];
  const rows: InboxRow[] = [];
  for (let at = times.now - chance.whole(10, 80, 'review') * DAY; at > times.from; at -= 92 * DAY) {
    const starts = hourOf(atWork(at, zone), zone, chance.whole(10, 15, 'review hour', Math.round(at / DAY)));
    // What a running journey waits for is booked by its own story.
    if (starts > times.now || (plot === 'growing' && starts - 12 * DAY > times.connectedAt)) continue;
    rows.push(meeting(customer, `${id}-r${Math.round(starts / DAY)}`, starts, starts - 12 * DAY, people[0].id, times));
  }
  if (plot !== 'growing' && chance.share('next review') < 0.4) {
    const starts = hourOf(
      atWork(times.now + chance.whole(1, 12, 'next review on') * DAY, zone),
      zone,
      chance.whole(10, 15, 'next review hour'),
    );
    rows.push(meeting(customer, `${id}-next`, starts, times.now - 4 * DAY, people[0].id, times));
  }
  return rows;
}

const hourOf = (at: Instant, zone: string, hour: number): Instant =>
  localInstant(wallClock(at, zone).day, hour * HOUR, zone);

function meeting(
  customer: SampleCustomer,
  id: string,
  starts: Instant,
  at: Instant,
  contact: string,
  times: Times,
): InboxRow {
  const properties = {
    meeting: id,
    title: 'Quarterly review',
    starts: isoInstant(starts),
    ends: isoInstant(starts + HOUR),
  };
  return row(customer, 'meeting.booked', Math.max(at, times.from), properties, {
    contact,
    ...told(Math.max(at, times.from), times),
  });
}
