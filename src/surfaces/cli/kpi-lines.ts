import { currencyDigits, formatAmount } from '#base';
import type { ListedKpi } from '#domain/kpis';

type Money = ListedKpi['money'][number];

/** KPIs for a terminal, a line each: its name, its figure, what that is made of, its target. */
export function kpiLines(kpis: readonly ListedKpi[]): string[] {
  if (kpis.length === 0) return ['No live playbook has KPIs.'];
  const rows = kpis.map((kpi) => [kpi.title, figure(kpi), madeOf(kpi), target(kpi)] as const);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines: string[] = [];
  let heading = '';
  kpis.forEach((kpi, index) => {
    if (kpi.playbook !== heading) {
      if (heading !== '') lines.push('');
      heading = kpi.playbook;
      lines.push(heading);
    }
    const cells = (rows[index] ?? []).map((cell, column) => cell.padEnd(widths[column] ?? 0));
    lines.push(`  ${cells.join('  ')}`.trimEnd());
  });
  return [...lines, '', 'What a figure is made of: perennial get-kpi-rows --playbook <playbook> --kpi <kpi>'];
}

const NOTHING = '–';

function figure({ unit, value, money }: ListedKpi): string {
  if (unit === 'money') return money.length === 0 ? NOTHING : money.map(amount).join(', ');
  if (value !== null) return inUnit(unit, value);
  const shares = money.filter((one) => one.value !== null);
  if (shares.length === 0) return NOTHING;
  return shares.map((one) => `${one.currency} ${inUnit(unit, one.value ?? 0)}`).join(', ');
}

const inUnit = (unit: ListedKpi['unit'], value: number): string =>
  unit === 'share' ? `${rounded(value * 100, 1)} %` : unit === 'days' ? `${value} days` : rounded(value, 2);

function madeOf({
  kind,
  unit,
  period,
  numerator,
  denominator,
  undecided,
  without_value,
  money,
  periods,
}: ListedKpi): string {
  const parts: string[] = [];
  if (unit === 'days') parts.push(`mean of ${denominator}`);
  else if (unit === 'money') parts.push(`over ${money.reduce((sum, { count }) => sum + count, 0)}`);
  else if (money.length > 0)
    parts.push(...money.map((one) => `${amount(one)} of ${major(one.currency, one.of_minor ?? 0)}`));
  else if (kind === 'count') parts.push(denominator === null ? `${numerator}` : `${numerator} in ${denominator}`);
  else parts.push(`${numerator ?? 0} of ${denominator ?? 0}`);
  const running = periods.find((one) => one.running);
  if (running !== undefined) parts.push(`${running.count} since ${running.from}`);
  if (undecided !== null && undecided > 0) parts.push(`${undecided} undecided`);
  if (without_value > 0) parts.push(`${without_value} not known`);
  parts.push(period.from === null ? `as of ${period.to}` : `${period.from} to ${period.to}`);
  return parts.join(', ');
}

function target({ target: aim, met }: ListedKpi): string {
  if (aim === null) return '';
  return `${met === null ? 'open' : met ? 'met' : 'missed'}: ${aim.text}`;
}

const amount = ({ currency, minor }: Money): string => major(currency, minor);

const major = (currency: string, minor: number): string => formatAmount(minor / 10 ** digits(currency), currency, 'en');

/** What is no currency code has two decimals, as when it was recorded. */
const digits = (currency: string): number => (/^[A-Z]{3}$/.test(currency) ? currencyDigits(currency) : 2);

const rounded = (value: number, decimals: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: decimals });
