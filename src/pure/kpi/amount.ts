import type { Money } from '#base';
import type { Expression } from '#pure/expression';
import type { Kpi, Measured } from '#pure/playbook';
import { type KpiFigure, type MoneyFigure, nothingElse, ratio } from './kpi-figure.ts';
import type { KpiRow } from './kpi-row.ts';
import { type MoneyRecord, recordReader } from './money-record.ts';

/** A record is measured when `where` holds of it; with `asShareOf`, its amount has what it is a share of beside it. */
export function amountRows(
  kpi: Extract<Kpi, { kind: 'sum' | 'average' }>,
  records: readonly MoneyRecord[],
  bases: readonly MoneyRecord[],
): KpiRow[] {
  const base = kpi.kind === 'average' && kpi.asShareOf !== undefined ? baseOf(kpi.of, kpi.asShareOf, bases) : undefined;
  return records
    .filter((record) => holds(kpi.where, kpi.of.subject, record))
    .map((measured): KpiRow => {
      const { account, enrollment, record, at } = measured;
      const place = { account, ...(enrollment === undefined ? {} : { enrollment }), record, at };
      const amount = measured.money[kpi.of.field];
      if (amount === undefined) return { ...place, result: 'unknown' };
      const shown = { ...place, value: amount.minor, currency: amount.currency };
      if (base === undefined) return { ...shown, result: 'yes' };
      const of = base(measured, amount.currency);
      // Amounts of two currencies can't be compared.
      return of === undefined ? { ...shown, result: 'unknown' } : { ...shown, of, result: 'yes' };
    });
}

const holds = (where: Expression | undefined, subject: string, record: MoneyRecord): boolean =>
  where === undefined || where.evaluate(recordReader(subject, record)) === true;

/** A field of the same record, or of all such records of the account together; minor units of the asked currency. */
function baseOf(
  of: Measured,
  base: Measured,
  bases: readonly MoneyRecord[],
): (record: MoneyRecord, currency: string) => number | undefined {
  if (of.subject === base.subject) {
    return ({ money }, currency) => inCurrency(money[base.field], currency);
  }
  const totals = new Map<string, number>();
  for (const { account, money } of bases) {
    const amount = money[base.field];
    if (amount === undefined) continue;
    const key = JSON.stringify([account, amount.currency]);
    totals.set(key, (totals.get(key) ?? 0) + amount.minor);
  }
  return ({ account }, currency) => totals.get(JSON.stringify([account, currency]));
}

const inCurrency = (amount: Money | undefined, currency: string): number | undefined =>
  amount?.currency === currency ? amount.minor : undefined;

/** A sum a currency. */
export const sumFigure = (rows: readonly KpiRow[]): KpiFigure =>
  figureOf(rows, (currency, minor, _of, count) => ({ currency, minor, count }));

/** A mean a currency; half a minor unit rounds away from zero. */
export const averageFigure = (rows: readonly KpiRow[]): KpiFigure =>
  figureOf(rows, (currency, sum, _of, count) => ({
    currency,
    minor: Math.sign(sum) * Math.round(Math.abs(sum) / count),
    sum,
    count,
  }));

/** A currency: the mean of the amounts as a share of the mean of what they are compared with. */
export function averageShareFigure(rows: readonly KpiRow[]): KpiFigure {
  const figure = figureOf(rows, (currency, minor, of, count) => {
    const { value } = ratio(minor, of);
    return { currency, minor, count, of, ...(value === undefined ? {} : { share: value }) };
  });
  return { ...figure, ...oneShare(figure.money) };
}

/** Of one currency its share is the whole figure; shares of several have no sum and no mean. */
export function oneShare(money: readonly MoneyFigure[]): Pick<KpiFigure, 'numerator' | 'denominator' | 'value'> {
  const [only, second] = money.filter(({ of = 0 }) => of !== 0);
  return only?.of === undefined || second !== undefined ? {} : ratio(only.minor, only.of);
}

function figureOf(
  rows: readonly KpiRow[],
  one: (currency: string, minor: number, of: number, count: number) => MoneyFigure,
): KpiFigure {
  const totals = new Map<string, { minor: number; of: number; count: number }>();
  for (const { result, currency, value, of } of rows) {
    if (result !== 'yes' || currency === undefined) continue;
    const total = totals.get(currency) ?? { minor: 0, of: 0, count: 0 };
    total.minor += value ?? 0;
    total.of += of ?? 0;
    total.count += 1;
    totals.set(currency, total);
  }
  const money = [...totals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { minor, of, count }]) => one(currency, minor, of, count));
  return { withoutValue: rows.filter(({ result }) => result === 'unknown').length, ...nothingElse, money };
}
