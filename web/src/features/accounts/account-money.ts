import { formatMoney } from '#web/ui';

/** get-account-page tells money in major units; formats take minor ones. */
export function moneyText(amount: number, currency: string): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return formatMoney(Math.round(amount * 10 ** digits), currency);
}
