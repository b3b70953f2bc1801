/** An amount in minor units (cents) of an ISO 4217 currency. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

const digitsOf = new Map<string, number>();

/** How many decimals a currency has: 2 for USD, 0 for KRW. */
export function currencyDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    digits = options.maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/** `1234.5`, `USD` → `$1,234.50`; whole amounts without decimals. `amount` is in major units. */
export function formatAmount(amount: number, currency: string, locale: string): string {
  const digits = Number.isInteger(amount) ? 0 : currencyDigits(currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount);
}
