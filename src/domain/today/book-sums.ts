import { currencyDigits, type DayNumber, dateText } from '#base';
import type { AccountIndex } from '#domain/views';

/** An amount of one currency in its minor units, and of how many accounts. */
export interface Sum {
  readonly currency: string;
  readonly minor: number;
  readonly accounts: number;
}

export interface BookSums {
  readonly accounts: number;
  readonly arr: readonly Sum[];
  /** Best first is the model's business: by name here; null where no health is known. */
  readonly health: readonly { readonly band: string | null; readonly accounts: number }[];
  /** Contracts that run out within so many days, those that run out sooner among them. */
  readonly renewals: readonly { readonly days: number; readonly accounts: number; readonly arr: readonly Sum[] }[];
}

const RENEWALS = [30, 60, 90];

/** Adds up a book of accounts from the rows in memory; undefined: of all accounts. */
export function sumBook(rows: AccountIndex['rows'], book: readonly string[] | undefined, today: DayNumber): BookSums {
  const arr = new Sums();
  const health = new Map<string | null, number>();
  const renewals = RENEWALS.map((days) => ({ days, until: dateText(today + days), accounts: 0, arr: new Sums() }));
  const from = dateText(today);
  let accounts = 0;
  const add = (row: number): void => {
    accounts += 1;
    const band = rows.get('band', row);
    const key = typeof band === 'string' ? band : null;
    health.set(key, (health.get(key) ?? 0) + 1);
    const amounts = amountsOf(rows, row);
    for (const { currency, minor } of amounts) arr.add(currency, minor);
    const renewal = rows.get('renewal_on', row);
    if (typeof renewal !== 'string' || renewal < from) return;
    for (const lane of renewals) {
      if (renewal > lane.until) continue;
      lane.accounts += 1;
      for (const { currency, minor } of amounts) lane.arr.add(currency, minor);
    }
  };
  if (book === undefined) {
    for (let row = 0; row < rows.length; row++) if (rows.id(row) !== undefined) add(row);
  } else {
    for (const account of book) {
      const row = rows.rowOf(account);
      if (row !== undefined) add(row);
    }
  }
  const whole = arr.list();
  return {
    accounts,
    arr: whole,
    health: [...health].map(([band, count]) => ({ band, accounts: count })),
    renewals: renewals.map(({ days, accounts: count, arr: sums }) => ({
      days,
      accounts: count,
      arr: mainFirst(sums.list(), whole),
    })),
  };
}

/** The book's main currency first, which is that of most accounts: figures beside each other begin with the same. */
export function mainFirst<One extends { readonly currency: string }>(sums: readonly One[], arr: readonly Sum[]): One[] {
  const main = arr[0]?.currency;
  return [...sums.filter(({ currency }) => currency === main), ...sums.filter(({ currency }) => currency !== main)];
}

function amountsOf(rows: AccountIndex['rows'], row: number): readonly { currency: string; minor: number }[] {
  const several = rows.currencies.get(row);
  if (several !== undefined) return several;
  const [amount, currency] = [rows.get('arr', row), rows.get('currency', row)];
  if (typeof amount !== 'number' || typeof currency !== 'string') return [];
  return [{ currency, minor: Math.round(amount * 10 ** currencyDigits(currency)) }];
}

class Sums {
  readonly #sums = new Map<string, { minor: number; accounts: number }>();

  add(currency: string, minor: number): void {
    const sum = this.#sums.get(currency) ?? { minor: 0, accounts: 0 };
    this.#sums.set(currency, { minor: sum.minor + minor, accounts: sum.accounts + 1 });
  }

  /** The currency of most accounts first. */
  list(): Sum[] {
    return [...this.#sums]
      .map(([currency, sum]) => ({ currency, ...sum }))
      .sort((a, b) => b.accounts - a.accounts || (a.currency < b.currency ? -1 : 1));
  }
}
