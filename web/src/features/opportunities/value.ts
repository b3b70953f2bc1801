import { formatMoney, localeNow } from '#web/ui';

/** Money in major units, as operations of opportunities have it. */
export function valueText(value: number | undefined, currency: string | undefined, compact = false): string {
  if (value === undefined) return '';
  const code = currency ?? 'USD';
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(localeNow(), {
    style: 'currency',
    currency: code,
  }).resolvedOptions();
  return formatMoney(Math.round(value * 10 ** digits), code, { compact });
}
