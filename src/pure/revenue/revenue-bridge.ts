/** What an account's contracts in one currency were worth a year at the start and at the end of a window; minor units. */
export interface AccountArr {
  readonly account: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly start: number;
  readonly end: number;
}

/** How the ARR of one currency came from the start of a window to its end; minor units, none of them negative. */
export interface RevenueBridge {
  readonly currency: string;
  /** Of the customers who were there at the start. */
  readonly start: number;
  readonly expansion: number;
  readonly contraction: number;
  /** Of customers who pay nothing any more at the end. */
  readonly churn: number;
  /** Of customers who paid nothing at the start. */
  readonly gained: number;
}

/**
 * One bridge a currency, by its code. Each account is looked at as of the two ends: what rose and fell again in between
 * is neither expansion nor contraction.
 */
export function revenueBridges(accounts: readonly AccountArr[]): RevenueBridge[] {
  const bridges = new Map<string, Mutable<RevenueBridge>>();
  for (const { currency, start, end } of accounts) {
    let bridge = bridges.get(currency);
    if (bridge === undefined) {
      bridge = { currency, start: 0, expansion: 0, contraction: 0, churn: 0, gained: 0 };
      bridges.set(currency, bridge);
    }
    bridge.start += start;
    if (start === 0) bridge.gained += end;
    else if (end === 0) bridge.churn += start;
    else if (end > start) bridge.expansion += end - start;
    else bridge.contraction += start - end;
  }
  return [...bridges.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
