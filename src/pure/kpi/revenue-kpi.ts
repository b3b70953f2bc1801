import { addMonths, type DayNumber, startOfDay } from '#base';
import type { Kpi } from '#pure/playbook';
import {
  type AccountArr,
  contractionRate,
  contributionTo,
  expansionShare,
  grossRetention,
  logoChurn,
  netRetention,
  type Ratio,
  type RevenueBridge,
  revenueBridges,
} from '#pure/revenue';
import { oneShare } from './amount.ts';
import type { EventGroup } from './event-group.ts';
import { type KpiFigure, type MoneyFigure, nothingElse, ratio } from './kpi-figure.ts';
import type { KpiRow } from './kpi-row.ts';
import { orderRecords } from './order-records.ts';
import type { Period } from './period.ts';

type RevenueKpi = Extract<Kpi, { kind: 'revenue' }>;

/** ARR is compared as of the end of these two days: the last of the period, today at the latest, and `months` before. */
export function revenueWindow(
  months: number,
  { to, today }: Period,
): { readonly start: DayNumber; readonly end: DayNumber } {
  const end = Math.min(to, today);
  return { start: addMonths(end, -months), end };
}

/** The accounts that the figure is made of, with what each paid at both ends; of a contribution the journey's orders. */
export function revenueRows(
  kpi: RevenueKpi,
  accounts: readonly AccountArr[],
  groups: readonly EventGroup[],
  period: Period,
): KpiRow[] {
  if (kpi.revenue === 'contribution') return contributionRows(kpi, accounts, groups, period);
  const stays = new Set(accounts.filter(({ end }) => end > 0).map(({ account }) => account));
  return accounts.flatMap(({ account, currency, start, end }): KpiRow[] => {
    const row = { account, currency, value: end, of: start };
    switch (kpi.revenue) {
      case 'logo_churn':
        return start === 0 ? [] : [{ ...row, result: stays.has(account) ? 'no' : 'yes' }];
      case 'contraction':
        return start === 0 ? [] : [{ ...row, result: end > 0 && end < start ? 'yes' : 'no' }];
      case 'expansion_share':
        return end <= start ? [] : [{ ...row, result: start > 0 ? 'yes' : 'no' }];
      default:
        return start === 0 ? [] : [{ ...row, result: 'yes' }];
    }
  });
}

/** Orders of the journey's runs in the window that made a customer of its start pay more. */
function contributionRows(
  kpi: RevenueKpi,
  accounts: readonly AccountArr[],
  groups: readonly EventGroup[],
  period: Period,
): KpiRow[] {
  const window = revenueWindow(kpi.months, period);
  const instants = { start: startOfDay(window.start + 1, period.zone), end: startOfDay(window.end + 1, period.zone) };
  const ofJourney = groups.filter(({ run }) => run !== undefined && run.journey === kpi.journey);
  const there = new Set(accounts.filter(({ start }) => start > 0).map((one) => placeOf(one.account, one.currency)));
  return orderRecords(ofJourney, instants).flatMap(({ account, enrollment, record, at, amounts }): KpiRow[] => {
    const added = amounts.additional_arr;
    const place = { account, ...(enrollment === undefined ? {} : { enrollment }), record, at };
    if (added?.currency === undefined) return [{ ...place, result: 'unknown' }];
    if (added.value <= 0 || !there.has(placeOf(account, added.currency))) return [];
    return [{ ...place, ...added, result: 'yes' }];
  });
}

const placeOf = (account: string, currency: string): string => JSON.stringify([account, currency]);

const RATIOS: Readonly<
  Record<Exclude<RevenueKpi['revenue'], 'logo_churn' | 'contribution'>, (of: RevenueBridge) => Ratio>
> = {
  net_retention: netRetention,
  gross_retention: grossRetention,
  contraction: contractionRate,
  expansion_share: expansionShare,
};

/** The figure with the bridge of each currency behind it; `rows` are those of `revenueRows`. */
export function revenueFigure(kpi: RevenueKpi, accounts: readonly AccountArr[], rows: readonly KpiRow[]): KpiFigure {
  const bridges = revenueBridges(accounts);
  if (kpi.revenue === 'logo_churn') {
    const { numerator, denominator } = logoChurn(accounts);
    return { ...ratio(numerator, denominator), withoutValue: 0, ...nothingElse, money: [] };
  }
  const { revenue } = kpi;
  const ratioOf =
    revenue === 'contribution'
      ? (bridge: RevenueBridge) => contributionTo(bridge, addedIn(bridge.currency, rows))
      : RATIOS[revenue];
  const money = bridges.map((bridge): MoneyFigure => {
    const { numerator, denominator, value } = ratio(ratioOf(bridge).numerator, ratioOf(bridge).denominator);
    const count = rows.filter((row) => row.currency === bridge.currency).length;
    const share = value === undefined ? {} : { share: value };
    return { currency: bridge.currency, minor: numerator, of: denominator, count, ...share, bridge };
  });
  const withoutValue = rows.filter(({ result }) => result === 'unknown').length;
  return { ...oneShare(money), withoutValue, ...nothingElse, money };
}

const addedIn = (currency: string, rows: readonly KpiRow[]): number =>
  rows.reduce((sum, row) => (row.currency === currency ? sum + (row.value ?? 0) : sum), 0);
