import type { DayNumber } from '#base';

/** What a contract is from a day on, until its next statement; of the first also before that day. */
export interface ContractStatement {
  readonly from: DayNumber;
  readonly startsOn: DayNumber;
  /** Last day in force; absent: open-ended. */
  readonly endsOn?: DayNumber;
  /** Yearly recurring revenue in minor units; a trial has 0. */
  readonly arrMinor: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** A contract with what was stated of it, oldest first; of several statements of one day the last holds. */
export interface ContractHistory {
  readonly contract: string;
  readonly statements: readonly ContractStatement[];
}

export const ACCOUNT_MOVEMENTS = ['new', 'expansion', 'contraction', 'churn', 'reactivation'] as const;
export type AccountMovementKind = (typeof ACCOUNT_MOVEMENTS)[number];

/** What happened on a day to the yearly revenue of an account, the sum of its contracts in force; in minor units. */
export interface AccountMovement {
  readonly on: DayNumber;
  readonly movement: AccountMovementKind;
  readonly currency: string;
  readonly before: number;
  readonly after: number;
  /** Whose revenue came, went or changed on that day, in the order of their names. */
  readonly contracts: readonly string[];
}

/**
 * How the revenue of one account moved on the days of a period, both included, by day and currency. A contract that
 * follows another at the same price moves nothing; whoever pays nothing and has paid before is won back, not new.
 */
export function accountMovements(
  contracts: readonly ContractHistory[],
  period: { readonly from: DayNumber; readonly to: DayNumber },
): AccountMovement[] {
  const movements: AccountMovement[] = [];
  const standing = new Map<string, number>();
  for (const { on, currency, byContract } of changesOf(contracts)) {
    if (on > period.to) break;
    const before = standing.get(currency) ?? 0;
    const hasPaid = standing.has(currency);
    let after = before;
    for (const change of byContract.values()) after += change;
    if (after === before) continue;
    standing.set(currency, after);
    if (on < period.from) continue;
    const caused = [...byContract].filter(([, change]) => change !== 0).map(([contract]) => contract);
    movements.push({ on, movement: kindOf(before, after, hasPaid), currency, before, after, contracts: caused.sort() });
  }
  return movements;
}

function kindOf(before: number, after: number, hasPaid: boolean): AccountMovementKind {
  if (before === 0) return hasPaid ? 'reactivation' : 'new';
  if (after === 0) return 'churn';
  return after > before ? 'expansion' : 'contraction';
}

interface DayChange {
  readonly on: DayNumber;
  readonly currency: string;
  /** By how much each contract's part of the sum changes. */
  readonly byContract: Map<string, number>;
}

/** By day, then by currency. */
function changesOf(contracts: readonly ContractHistory[]): DayChange[] {
  const changes = new Map<string, DayChange>();
  const change = (on: DayNumber, currency: string, contract: string, amount: number): void => {
    const key = `${on} ${currency}`;
    let day = changes.get(key);
    if (day === undefined) {
      day = { on, currency, byContract: new Map() };
      changes.set(key, day);
    }
    day.byContract.set(contract, (day.byContract.get(contract) ?? 0) + amount);
  };
  for (const { contract, statements } of contracts) {
    for (const [index, { startsOn, endsOn, arrMinor, currency, from }] of statements.entries()) {
      const next = statements[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      const first = index === 0 ? startsOn : Math.max(startsOn, from);
      const end = Math.min(next, endsOn === undefined ? Number.POSITIVE_INFINITY : endsOn + 1);
      if (arrMinor === 0 || first >= end) continue;
      change(first, currency, contract, arrMinor);
      if (Number.isFinite(end)) change(end, currency, contract, -arrMinor);
    }
  }
  return [...changes.values()].sort((a, b) => a.on - b.on || (a.currency < b.currency ? -1 : 1));
}
