import type { DateText, Instant, Json, JsonObject } from '#base';
import { readDate } from '#domain/accounts';
import { currencyCode, minorOf, minorPerMajor } from '#domain/contracts';
import type { LogEvent } from '#engine';

/** A plan that a customer has ordered, with what it changes. Money is in minor units, ARR by the year. */
export interface Order {
  readonly account: string;
  readonly id: string;
  readonly contract: string;
  readonly plan: string;
  readonly previousPlan?: string;
  readonly planLimit?: number;
  readonly previousPlanLimit?: number;
  readonly arrMinor: number;
  /** 0 where there was no contract. */
  readonly previousArrMinor: number;
  readonly monthlyPriceMinor: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly effectiveOn: DateText;
  /** The option of the proposal that was chosen. */
  readonly option?: string;
  readonly benefits: readonly string[];
  readonly enrollment?: string;
  readonly createdAt: Instant;
}

/** What `order.created` says: amounts in major units. */
export function orderProperties(order: Order): JsonObject {
  const unit = minorPerMajor(order.currency);
  return {
    order: order.id,
    contract: order.contract,
    plan: order.plan,
    ...(order.previousPlan === undefined ? {} : { previous_plan: order.previousPlan }),
    ...(order.planLimit === undefined ? {} : { plan_limit: order.planLimit }),
    ...(order.previousPlanLimit === undefined ? {} : { previous_plan_limit: order.previousPlanLimit }),
    arr: order.arrMinor / unit,
    previous_arr: order.previousArrMinor / unit,
    additional_arr: (order.arrMinor - order.previousArrMinor) / unit,
    currency: order.currency,
    monthly_price: order.monthlyPriceMinor / unit,
    effective_on: order.effectiveOn,
    ...(order.option === undefined ? {} : { option: order.option }),
    ...(order.benefits.length === 0 ? {} : { benefits: order.benefits }),
    ...(order.enrollment === undefined ? {} : { enrollment: order.enrollment }),
  };
}

/** The order as `order.created` tells it, also one of another system; undefined where what it must say can't be read. */
export function readOrder(event: LogEvent): Order | undefined {
  const { properties } = event;
  const { order: id, contract, plan } = properties;
  const currency = typeof properties.currency === 'string' ? currencyCode(properties.currency) : undefined;
  const effectiveOn = properties.effective_on === undefined ? undefined : readDate(properties.effective_on);
  if (typeof id !== 'string' || typeof plan !== 'string' || currency === undefined) return undefined;
  const arrMinor = minorOf(properties.arr, currency);
  const previousArrMinor = minorOf(properties.previous_arr, currency);
  const monthlyPriceMinor = minorOf(properties.monthly_price, currency);
  if (arrMinor === undefined || previousArrMinor === undefined || monthlyPriceMinor === undefined) return undefined;
  if (typeof effectiveOn !== 'string') return undefined;
  const limits = {
    planLimit: numberIn(properties.plan_limit),
    previousPlanLimit: numberIn(properties.previous_plan_limit),
  };
  return {
    account: event.account,
    id,
    contract: typeof contract === 'string' ? contract : id,
    plan,
    ...(typeof properties.previous_plan === 'string' ? { previousPlan: properties.previous_plan } : {}),
    ...(limits.planLimit === undefined ? {} : { planLimit: limits.planLimit }),
    ...(limits.previousPlanLimit === undefined ? {} : { previousPlanLimit: limits.previousPlanLimit }),
    arrMinor,
    previousArrMinor,
    monthlyPriceMinor,
    currency,
    effectiveOn,
    ...(typeof properties.option === 'string' ? { option: properties.option } : {}),
    benefits: textsIn(properties.benefits),
    ...(typeof properties.enrollment === 'string' ? { enrollment: properties.enrollment } : {}),
    createdAt: event.occurredAt,
  };
}

/** Texts of a list, or a text alone; blank ones are none. */
export function textsIn(value: Json | undefined): readonly string[] {
  const list: readonly Json[] = Array.isArray(value) ? value : [value ?? null];
  return list.flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
}

const numberIn = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
