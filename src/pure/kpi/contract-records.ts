import { type DateText, type DayNumber, dateText, type Instant, type Money } from '#base';
import { type MoneyRecord, minorPerMajor } from './money-record.ts';

/** A contract as it stands. */
export interface StandingContract {
  readonly account: string;
  readonly id: string;
  readonly plan?: string;
  readonly startsOn: DateText;
  /** Last day in force; absent: open-ended. */
  readonly endsOn?: DateText;
  readonly arr: Money;
  /** When it was recorded first, and what it was worth then. */
  readonly recordedAt: Instant;
  readonly original: Money;
}

/** `arr`: each contract in force on a day. `original_arr`: each account's first contract, as it was first recorded. */
export function contractRecords(
  contracts: readonly StandingContract[],
  field: string,
  today: DayNumber,
): MoneyRecord[] {
  if (field === 'original_arr')
    return firstOfEach(contracts).map((contract) => recordOf(contract, { original_arr: contract.original }));
  const on = dateText(today);
  // Dates in this form sort as text.
  return contracts
    .filter(({ startsOn, endsOn }) => startsOn <= on && (endsOn === undefined || endsOn >= on))
    .map((contract) => recordOf(contract, { arr: contract.arr }));
}

function recordOf(
  { account, id, plan, startsOn, endsOn, arr, recordedAt }: StandingContract,
  money: Readonly<Record<string, Money>>,
): MoneyRecord {
  const fields = {
    ...(plan === undefined ? {} : { plan }),
    starts_on: startsOn,
    ...(endsOn === undefined ? {} : { ends_on: endsOn }),
    arr: arr.minor / minorPerMajor(arr.currency),
    currency: arr.currency,
  };
  return { account, record: id, at: recordedAt, money, fields };
}

/** The one that started first; of two of one day that with the smaller id. */
function firstOfEach(contracts: readonly StandingContract[]): StandingContract[] {
  const first = new Map<string, StandingContract>();
  for (const contract of contracts) {
    const known = first.get(contract.account);
    if (known === undefined || placeOf(contract) < placeOf(known)) first.set(contract.account, contract);
  }
  return [...first.values()];
}

const placeOf = ({ startsOn, id }: StandingContract): string => `${startsOn} ${id}`;
