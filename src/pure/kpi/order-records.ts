import type { Instant, Money } from '#base';
import type { Value } from '#pure/expression';
import { asValue, type EventGroup, groupText } from './event-group.ts';
import { type MoneyRecord, moneyOf } from './money-record.ts';
import { isIn, type Period } from './period.ts';

export const ORDER_CREATED = 'order.created';
const MONEY_FIELDS = ['arr', 'previous_arr', 'additional_arr', 'monthly_price'];

/** The orders that were made in a period, each once, as `order.created` told of them first. */
export function orderRecords(groups: readonly EventGroup[], period: Pick<Period, 'start' | 'end'>): MoneyRecord[] {
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
    return { account, ...run, record, at, money: moneyIn(group), fields: fieldsIn(group) };
  });
}

function moneyIn({ properties }: EventGroup): Record<string, Money> {
  const money: Record<string, Money> = {};
  for (const field of MONEY_FIELDS) {
    const amount = moneyOf(properties[field], properties.currency);
    if (amount !== undefined) money[field] = amount;
  }
  return money;
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
