import { currencyDigits, fractionOf } from '#base';

/** What a customer pays and would pay; money in minor units of the currency. */
export interface Amounts {
  readonly plan: string;
  readonly nextPlan: string;
  /** Visits a month: a multiple of 100, so that whole percents are whole visits. */
  readonly planLimit: number;
  readonly nextLimit: number;
  readonly currency: string;
  /** Minor units in one major unit. */
  readonly units: number;
  readonly arr: number;
  /** What the next plan would add a year: what the opportunity is worth at first. */
  readonly gap: number;
  /** What the customer says that the upgrade would be worth: after the call. */
  readonly worth: number;
  /** A month of each of the two options of the proposal. */
  readonly optionA: number;
  readonly optionB: number;
  /** What each adds a year to what the customer pays now. */
  readonly moreA: number;
  readonly moreB: number;
}

const PLANS = ['basic', 'plus', 'premium', 'estate'] as const;
const LIMITS = [100, 200, 400, 1000, 2000];
const CURRENCIES = ['USD', 'USD', 'EUR', 'KRW'];

/** Plan and amounts by seed. */
export function amountsOf(seed: number, number: number): Amounts {
  const pick = (what: string, count: number): number => Math.floor(fractionOf('amounts', seed, number, what) * count);
  const plan = pick('plan', PLANS.length - 1);
  const currency = CURRENCIES[pick('currency', CURRENCIES.length)] ?? 'USD';
  const units = 10 ** currencyDigits(currency);
  const arr = (12 + pick('arr', 600)) * 100 * units + (units > 1 ? 12 * pick('cents', 8) : 0);
  const month = (from: number, span: number): number =>
    Math.round(arr / 12) + (from + pick(`month ${from}`, span)) * units;
  const [optionA, optionB] = [month(20, 200), month(10, 100)];
  return {
    plan: PLANS[plan] ?? 'basic',
    nextPlan: PLANS[plan + 1] ?? 'plus',
    planLimit: LIMITS[plan] ?? 100,
    nextLimit: LIMITS[plan + 1] ?? 200,
    currency,
    units,
    arr,
    gap: (1 + pick('gap', 300)) * 10 * units,
    worth: (1 + pick('worth', 400)) * 10 * units,
    optionA,
    optionB,
    moreA: 12 * optionA - arr,
    moreB: 12 * optionB - arr,
  };
}

/** An amount as events and answers carry it. */
export const major = ({ units }: Amounts, minor: number): number => minor / units;
