import type { Instant } from '#base';
import type { Value } from '#pure/expression';
import { asValue, type EventGroup, groupText } from './event-group.ts';
import { type Amount, type MeasuredRecord, moneyOf } from './measured-record.ts';
import { isIn, type Period } from './period.ts';

export const ORDER_CREATED = 'order.created';
/** In major units of the event's `currency`; any other number is a plain one. */
export const ORDER_MONEY = ['arr', 'previous_arr', 'additional_arr', 'monthly_price'];

/** The orders that were made in a period, each once, as `order.created` told of them first. */
export function orderRecords(groups: readonly EventGroup[], period: Pick<Period, 'start' | 'end'>): MeasuredRecord[] {
  const orders = new Map<string, { readonly at: Instant; readonly group: EventGroup; readonly record: string }>();
  for (const group of groups.filter(({ name }) => name === ORDER_CREATED)) {
    for (const at of group.at.filter((instant) => isIn(period, instant))) {
      // One without an id is an order of its own.
      const record = typeof group.properties.order === 'string' ? group.properties.order : `${group.account} ${at}`;
      const key = JSON.stringify([group.account, record]);
      const before = orders.get(key);
      if (before === undefined || at < before.at || (at === before.at && groupText(group) < groupText(before.group)))
        orders.set(key, { at, group, record });
    }
  }
  return [...orders.values()].map(({ at, group, record }) => {
    const { account, enrollment } = group;
    const run = enrollment === undefined ? {} : { enrollment };
    return { account, ...run, record, at, amounts: amountsIn(group), fields: fieldsIn(group) };
  });
}

function amountsIn({ properties }: EventGroup): Record<string, Amount> {
  const amounts: Record<string, Amount> = {};
  for (const [field, value] of Object.entries(properties)) {
    if (typeof value !== 'number') continue;
    const amount = ORDER_MONEY.includes(field) ? moneyOf(value, properties.currency) : { value };
    if (amount !== undefined) amounts[field] = amount;
  }
  return amounts;
}

const TYPES = ['number', 'text', 'bool', 'list(text)'] as const;

function fieldsIn({ properties }: EventGroup): Record<string, Value> {
  const fields: Record<string, Value> = {};
  for (const [name, raw] of Object.entries(properties)) {
    const value = TYPES.map((type) => asValue(raw, type)).find((known) => known !== undefined);
    if (value !== undefined) fields[name] = value;
  }
  return fields;
}
