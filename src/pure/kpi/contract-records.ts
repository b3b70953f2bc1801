import { type DateText, type DayNumber, dateText, dayNumber, type Instant, type Money } from '#base';
import { type Amount, type MeasuredRecord, minorPerMajor } from './measured-record.ts';

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

/** Each contract in force on a day; for `original_arr` each account's first contract, as it was first recorded. */
export function contractRecords(
  contracts: readonly StandingContract[],
  field: string,
  today: DayNumber,
): MeasuredRecord[] {
  if (field === 'original_arr')
    return firstOfEach(contracts).map((contract) => recordOf(contract, { original_arr: amountOf(contract.original) }));
  const on = dateText(today);
  // Dates in this form sort as text.
  return contracts
    .filter(({ startsOn, endsOn }) => startsOn <= on && (endsOn === undefined || endsOn >= on))
    .map((contract) => recordOf(contract, amountsOf(contract, today)));
}

function amountsOf({ arr, endsOn }: StandingContract, today: DayNumber): Record<string, Amount> {
  return {
    arr: amountOf(arr),
    // Rounded to a minor unit, as a month is charged.
    mrr: { value: Math.round(arr.minor / 12), currency: arr.currency },
    ...(endsOn === undefined ? {} : { days_to_end: { value: dayNumber(endsOn) - today } }),
  };
}

const amountOf = ({ minor, currency }: Money): Amount => ({ value: minor, currency });

function recordOf(
  { account, id, plan, startsOn, endsOn, arr, recordedAt }: StandingContract,
  amounts: Readonly<Record<string, Amount>>,
): MeasuredRecord {
  const yearly = arr.minor / minorPerMajor(arr.currency);
  const daysToEnd = amounts.days_to_end?.value;
  const fields = {
    ...(plan === undefined ? {} : { plan }),
    starts_on: startsOn,
    ...(endsOn === undefined ? {} : { ends_on: endsOn }),
    ...(daysToEnd === undefined ? {} : { days_to_end: daysToEnd }),
    arr: yearly,
    mrr: yearly / 12,
    currency: arr.currency,
  };
  return { account, record: id, at: recordedAt, amounts, fields };
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
