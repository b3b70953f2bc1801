import type { FactReader } from '#pure/expression';
import type { Kpi, Measured } from '#pure/playbook';
import { type KpiFigure, type MoneyFigure, nothingElse, ratio } from './kpi-figure.ts';
import type { KpiRow } from './kpi-row.ts';
import { type Amount, type MeasuredRecord, recordReader } from './measured-record.ts';

/** A record is measured when `where` holds of it; with `asShareOf`, its amount has what it is a share of beside it. */
export function amountRows(
  { of, where, asShareOf }: Extract<Kpi, { kind: 'sum' | 'average' }> & { readonly asShareOf?: Measured },
  records: readonly MeasuredRecord[],
  bases: readonly MeasuredRecord[],
  accounts: ReadonlyMap<string, FactReader>,
): KpiRow[] {
  const baseFor = asShareOf === undefined ? undefined : baseOf(of, asShareOf, bases);
  const isMeasured = (record: MeasuredRecord): boolean =>
    where === undefined || where.evaluate(recordReader(of.subject, record, accounts.get(record.account))) === true;
  return records.filter(isMeasured).map((measured): KpiRow => {
    const { account, enrollment, record, at } = measured;
    const place = { account, ...(enrollment === undefined ? {} : { enrollment }), record, at };
    const amount = measured.amounts[of.field];
    if (amount === undefined) return { ...place, result: 'unknown' };
    if (baseFor === undefined) return { ...place, ...amount, result: 'yes' };
    const base = baseFor(measured, amount);
    return base === undefined
      ? { ...place, ...amount, result: 'unknown' }
      : { ...place, ...amount, of: base, result: 'yes' };
  });
}

/**
 * A field of the same record, or of all such records of the account together. Amounts of two currencies can't be
 * compared: only what is in that of `amount`.
 */
function baseOf(
  of: Measured,
  base: Measured,
  bases: readonly MeasuredRecord[],
): (record: MeasuredRecord, amount: Amount) => number | undefined {
  if (of.subject === base.subject) {
    return ({ amounts }, { currency }) => {
      const own = amounts[base.field];
      return own?.currency === currency ? own?.value : undefined;
    };
  }
  const totals = new Map<string, number>();
  for (const { account, amounts } of bases) {
    const amount = amounts[base.field];
    if (amount === undefined) continue;
    const key = keyOf(account, amount);
    totals.set(key, (totals.get(key) ?? 0) + amount.value);
  }
  return ({ account }, amount) => totals.get(keyOf(account, amount));
}

const keyOf = (account: string, { currency }: Amount): string => JSON.stringify([account, currency]);

/** A sum a currency, or of plain numbers. */
export function sumFigure(rows: readonly KpiRow[]): KpiFigure {
  const { plain, money, withoutValue } = totalsOf(rows);
  const number = plain === undefined ? {} : { numerator: plain.value, value: plain.value };
  return {
    ...number,
    withoutValue,
    ...nothingElse,
    money: money.map(({ currency, value, count }) => ({ currency, minor: value, count })),
  };
}

/** A mean a currency (half a minor unit rounds away from zero), or of plain numbers. */
export function averageFigure(rows: readonly KpiRow[]): KpiFigure {
  const { plain, money, withoutValue } = totalsOf(rows);
  return {
    ...(plain === undefined ? {} : ratio(plain.value, plain.count)),
    withoutValue,
    ...nothingElse,
    money: money.map(({ currency, value: sum, count }) => ({
      currency,
      minor: Math.sign(sum) * Math.round(Math.abs(sum) / count),
      sum,
      count,
    })),
  };
}

/** A currency: the mean of the amounts as a share of the mean of what they are compared with. */
export function averageShareFigure(rows: readonly KpiRow[]): KpiFigure {
  const { plain, money, withoutValue } = totalsOf(rows);
  const shares = money.map(({ currency, value: minor, of, count }): MoneyFigure => {
    const { value: share } = ratio(minor, of);
    return { currency, minor, count, of, ...(share === undefined ? {} : { share }) };
  });
  const number = plain === undefined ? oneShare(shares) : ratio(plain.value, plain.of);
  return { ...number, withoutValue, ...nothingElse, money: shares };
}

/** Where only one currency counts, its share is the figure; shares of several have no sum and no mean. */
export function oneShare(money: readonly MoneyFigure[]): Pick<KpiFigure, 'numerator' | 'denominator' | 'value'> {
  const [only, second] = money.filter(({ of = 0 }) => of !== 0);
  return only?.of === undefined || second !== undefined ? {} : ratio(only.minor, only.of);
}

interface Total {
  value: number;
  of: number;
  count: number;
}

interface Totals {
  readonly plain: Total | undefined;
  /** By the currency's code. */
  readonly money: readonly (Total & { readonly currency: string })[];
  readonly withoutValue: number;
}

function totalsOf(rows: readonly KpiRow[]): Totals {
  const totals = new Map<string | undefined, Total>();
  for (const { currency, value, of = 0 } of rows.filter(({ result }) => result === 'yes')) {
    const total = totals.get(currency) ?? { value: 0, of: 0, count: 0 };
    total.value += value ?? 0;
    total.of += of;
    total.count += 1;
    totals.set(currency, total);
  }
  const money = [...totals].flatMap(([currency, total]) => (currency === undefined ? [] : [{ ...total, currency }]));
  return {
    plain: totals.get(undefined),
    money: money.sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    withoutValue: rows.filter(({ result }) => result === 'unknown').length,
  };
}
