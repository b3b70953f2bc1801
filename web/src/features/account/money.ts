import { formatMoney } from '#web/ui';

/** Some reads tell money in major units; formats take minor ones. */
export function minorOf(amount: number, currency: string): number {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return Math.round(amount * 10 ** digits);
}

export const moneyText = (amount: number, currency: string): string => formatMoney(minorOf(amount, currency), currency);
