import { type DateText, type Instant, type Json, type JsonObject, parseDate } from '#base';
import {
  type Contract,
  contractsInForce,
  minorOf,
  minorPerMajor,
  movedProperties,
  movementOf,
} from '#domain/contracts';
import type { CausedEvent } from '#engine';
import { type Order, orderProperties, textsIn } from './order.ts';

/** What an order is held against. */
export interface OrderSources {
  /** All contracts of the account. */
  readonly contracts: readonly Contract[];
  /** The limit of the plan before, where it is known. */
  readonly planLimit?: number;
  /** Of amounts where no contract says one. */
  readonly currency: string;
  /** The workspace's day. */
  readonly today: DateText;
}

export interface AskedOrder {
  readonly id: string;
  readonly account: string;
  readonly at: Instant;
  readonly enrollment?: string;
  readonly payload: JsonObject;
}

export type DecidedOrder =
  | { readonly ok: true; readonly order: Order; readonly events: readonly CausedEvent[] }
  | { readonly ok: false; readonly reason: string; readonly message: string };

/**
 * What an order makes of the account's newest contract in force: the same contract with the new plan and yearly total,
 * or the first contract where there is none; and how its revenue has moved by that.
 */
export function decideOrder(asked: AskedOrder, sources: OrderSources): DecidedOrder {
  const { payload, account, at, id } = asked;
  const [before] = contractsInForce(sources.contracts, sources.today);
  const currency = before?.currency ?? sources.currency;
  const plan = textIn(payload.plan);
  const arrMinor = minorOf(payload.arr, currency);
  if (plan === undefined || arrMinor === undefined || arrMinor < 0) return incomplete(plan, arrMinor, payload);
  const effectiveOn = textIn(payload.effective_on) ?? sources.today;
  if (parseDate(effectiveOn) === undefined) return refused('date-unreadable', `effective_on can't be ${effectiveOn}`);
  const planLimit = numberIn(payload.plan_limit);
  const option = textIn(payload.option);
  const order: Order = {
    account,
    id,
    contract: before?.id ?? id,
    plan,
    ...(before?.plan === undefined ? {} : { previousPlan: before.plan }),
    ...(planLimit === undefined ? {} : { planLimit }),
    ...(sources.planLimit === undefined ? {} : { previousPlanLimit: sources.planLimit }),
    arrMinor,
    previousArrMinor: before?.arrMinor ?? 0,
    monthlyPriceMinor: minorOf(payload.monthly_price, currency) ?? Math.round(arrMinor / 12),
    currency,
    effectiveOn,
    ...(option === undefined ? {} : { option }),
    benefits: textsIn(payload.benefits),
    ...(asked.enrollment === undefined ? {} : { enrollment: asked.enrollment }),
    createdAt: at,
  };
  return { ok: true, order, events: eventsOf(order, before) };
}

function incomplete(plan: string | undefined, arrMinor: number | undefined, { arr }: JsonObject): DecidedOrder {
  if (arrMinor !== undefined && arrMinor < 0) return refused('order-incomplete', 'arr is below 0');
  const missing = [plan === undefined ? 'the plan' : '', arrMinor === undefined ? 'arr, its yearly total' : ''];
  const what = missing.filter((one) => one !== '').join(' and ');
  const why = typeof arr === 'number' && arrMinor === undefined ? ' (it is larger than can be kept)' : '';
  return refused('order-incomplete', `${what} ${missing.includes('') ? 'is' : 'are'} not known${why}`);
}

const refused = (reason: string, why: string): DecidedOrder => ({
  ok: false,
  reason,
  message: `No order was made: ${why}. Make it with create-order, which takes plan and arr; the journey then goes on.`,
});

/** In the order in which they follow: what was ordered, what the contract is now, how it moved, what the account has. */
function eventsOf(order: Order, before: Contract | undefined): readonly CausedEvent[] {
  const unit = minorPerMajor(order.currency);
  const movement = movementOf(before?.arrMinor, order.arrMinor);
  const moved: CausedEvent[] =
    movement === undefined
      ? []
      : [
          {
            name: 'contract.moved',
            properties: movedProperties({
              contract: order.contract,
              movement,
              arrBeforeMinor: order.previousArrMinor,
              arrAfterMinor: order.arrMinor,
              currency: order.currency,
              ...(order.previousPlan === undefined ? {} : { planBefore: order.previousPlan }),
              planAfter: order.plan,
            }),
          },
        ];
  const limited: CausedEvent[] =
    order.planLimit === undefined
      ? []
      : [{ name: 'account.identified', properties: { traits: { plan_limit: order.planLimit } } }];
  const recorded: JsonObject = {
    ...before?.attributes,
    contract: order.contract,
    plan: order.plan,
    starts_on: before?.startsOn ?? order.effectiveOn,
    ...(before?.endsOn === undefined ? {} : { ends_on: before.endsOn }),
    arr: order.arrMinor / unit,
    currency: order.currency,
    // Its first day in this plan; it has been in force since its start.
    effective_on: order.effectiveOn,
  };
  return [
    { name: 'order.created', properties: orderProperties(order) },
    { name: 'contract.recorded', properties: recorded },
    ...moved,
    ...limited,
  ];
}

const textIn = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
const numberIn = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
