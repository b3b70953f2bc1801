import { t } from '@lingui/core/macro';
import type { Output } from '#web/api';
import { formatMoney, formatNumber, formatShare, majorUnits } from '#web/ui';

export type Kpi = Output<'list-kpis'>['kpis'][number];

/** The figure as people read it; several currencies stand side by side, and nothing counted is a dash. */
export function figureText(kpi: Kpi): string {
  if (kpi.unit === 'money' && kpi.money.length > 0) {
    return kpi.money.map(({ minor, currency }) => formatMoney(minor, currency, { compact: true })).join(' · ');
  }
  if (kpi.value === null) return '–';
  return valueText(kpi.unit, kpi.value);
}

function valueText(unit: Kpi['unit'], value: number): string {
  if (unit === 'share') return formatShare(value, 1);
  const digits = { maximumFractionDigits: 1 };
  return unit === 'days'
    ? formatNumber(value, { style: 'unit', unit: 'day', unitDisplay: 'short', ...digits })
    : formatNumber(value, digits);
}

/** One number to draw: of money the first currency, in major units; null while nothing counted. */
export function drawnValue(kpi: Kpi): number | null {
  const [money] = kpi.money;
  if (kpi.unit === 'money') return money === undefined ? null : majorUnits(money.minor, money.currency);
  return kpi.value;
}

/** `13 of 30`, where the figure is a share of something that is counted. */
export function madeOf({ unit, numerator, denominator, money, undecided }: Kpi): string | undefined {
  if (unit !== 'share' || numerator === null || denominator === null || money.length > 0) return undefined;
  const done = formatNumber(numerator);
  const of = formatNumber(denominator);
  if (undecided === null || undecided === 0) return t`${done} of ${of}`;
  const open = formatNumber(undecided);
  return t`${done} of ${of}, ${open} undecided`;
}

export function targetText({ target, unit }: Kpi): string | undefined {
  if (target === null) return undefined;
  const sign = { above: '>', from: '≥', below: '<', to: '≤' }[target.compare];
  const edge =
    target.unit === 'share' ? formatShare(target.edge, 1) : valueText(unit === 'share' ? 'number' : unit, target.edge);
  return `${sign} ${edge}`;
}
