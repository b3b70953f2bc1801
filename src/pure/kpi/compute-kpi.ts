import type { Kpi } from '#pure/playbook';
import { amountRows, averageFigure, averageShareFigure, sumFigure } from './amount.ts';
import { contractRecords } from './contract-records.ts';
import { countFigure, countRows } from './count.ts';
import { elapsedRows, meanDays } from './elapsed.ts';
import type { KpiData } from './kpi-data.ts';
import { type KpiFigure, shareOfRows } from './kpi-figure.ts';
import { compareRows, type KpiRow } from './kpi-row.ts';
import type { MeasuredRecord } from './measured-record.ts';
import { orderRecords } from './order-records.ts';
import type { Period } from './period.ts';
import { rateRows } from './rate.ts';
import { revenueFigure, revenueRows } from './revenue-kpi.ts';
import { shareOfAccounts, shareRows } from './share.ts';

/** The figure of a KPI over a period. The same data give the same figure, in whatever order they were read. */
export function computeKpi(kpi: Kpi, data: KpiData, period: Period): KpiFigure {
  switch (kpi.kind) {
    case 'count':
      // Its rows are single events, of which there may be many: they are counted without being made.
      return countFigure(kpi, data, period, data.team);
    case 'revenue':
      return revenueFigure(kpi, data.arr.get(kpi.months) ?? [], rowsOfKpi(kpi, data, period));
    case 'days':
      return meanDays(rowsOfKpi(kpi, data, period));
    case 'sum':
      return sumFigure(rowsOfKpi(kpi, data, period));
    case 'average': {
      const rows = rowsOfKpi(kpi, data, period);
      return kpi.asShareOf === undefined ? averageFigure(rows) : averageShareFigure(rows);
    }
    case 'rate':
      return shareOfRows(rowsOfKpi(kpi, data, period));
    case 'share': {
      const { undecided: _, ...figure } = shareOfRows(rowsOfKpi(kpi, data, period));
      return figure;
    }
  }
}

/** Those whom a KPI counts over a period, in the order of `compareRows`. */
export function rowsOfKpi(kpi: Kpi, data: KpiData, period: Period): KpiRow[] {
  return unordered(kpi, data, period).sort(compareRows);
}

function unordered(kpi: Kpi, data: KpiData, period: Period): KpiRow[] {
  const records = ({ subject, field }: { subject: string; field: string }): readonly MeasuredRecord[] => {
    if (subject === 'opportunity') return data.opportunities;
    return subject === 'order'
      ? orderRecords(data.events, period)
      : contractRecords(data.contracts, field, period.today);
  };
  switch (kpi.kind) {
    case 'rate':
      return rateRows(kpi, data, period);
    case 'share':
      if (kpi.of === 'accounts') return shareOfAccounts(kpi.share, data.accounts);
      return shareRows(kpi.share, kpi.of, data, period);
    case 'sum':
      return amountRows(kpi, records(kpi.of), [], data.accounts);
    case 'average':
      return amountRows(kpi, records(kpi.of), kpi.asShareOf === undefined ? [] : records(kpi.asShareOf), data.accounts);
    case 'days':
      return elapsedRows(kpi, data, period);
    case 'count':
      return countRows(kpi, data, period);
    case 'revenue':
      return revenueRows(kpi, data.arr.get(kpi.months) ?? [], data.events, period);
  }
}
