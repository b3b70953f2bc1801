import { type DateText, type DayNumber, dateText, dayNumber, dayOf, startOfDay } from '#base';
import type { FactDefinition, FactRelation } from '#engine';
import type { Value, ValueType } from '#pure/expression';
import { arrOf, type Contract, contractsInForce, firstContract, mergeRecording, readContract } from './contract.ts';
import { loadContracts } from './contract-store.ts';

/** All contracts of one account. */
export interface AccountContracts {
  readonly contracts: readonly Contract[];
}

interface OnDay {
  readonly inForce: readonly Contract[];
  readonly today: DayNumber;
}

/** A fact of the contracts in force today; it next changes when one starts or has ended. */
function fact(
  definition: { type: ValueType; unit?: string; meaning: string; changesDaily?: true },
  value: (day: OnDay) => Value | undefined,
): FactDefinition<AccountContracts> {
  const { changesDaily, ...described } = definition;
  return {
    ...described,
    read({ contracts }, at, zone) {
      if (contracts.length === 0) return { value: undefined };
      const today = dayOf(at, zone);
      const now = value({ inForce: contractsInForce(contracts, dateText(today)), today });
      const nextOn = changesDaily && now !== undefined ? today + 1 : nextChange(contracts, today);
      return nextOn === undefined ? { value: now } : { value: now, until: startOfDay(nextOn, zone) };
    },
  };
}

/** What expressions may ask of an account's contracts: those in force on the workspace's day. */
export const contractFacts: FactRelation<AccountContracts> = {
  subject: 'contract',
  facts: {
    arr: fact(
      {
        type: 'number',
        meaning: 'Yearly recurring revenue of all contracts in force; unknown over several currencies',
      },
      ({ inForce }) => arrInForce(inForce),
    ),
    mrr: fact({ type: 'number', meaning: 'A twelfth of contract.arr' }, ({ inForce }) => {
      const arr = arrInForce(inForce);
      return arr === undefined ? undefined : arr / 12;
    }),
    original_arr: {
      type: 'number',
      meaning: 'Yearly recurring revenue of the first contract, as it was first recorded; in its own currency',
      read: ({ contracts }) => {
        const original = firstContract(contracts)?.original;
        return { value: original && arrOf(original) };
      },
    },
    currency: fact({ type: 'text', meaning: 'Currency of the newest contract in force' }, ({ inForce }) => {
      return inForce[0]?.currency;
    }),
    plan: fact({ type: 'text', meaning: 'Plan of the newest contract in force' }, ({ inForce }) => inForce[0]?.plan),
    starts_on: fact({ type: 'date', meaning: 'Start of the newest contract in force' }, ({ inForce }) => {
      return inForce[0]?.startsOn;
    }),
    ends_on: fact(
      { type: 'date', meaning: 'Last day of the contracts in force; unknown if one is open-ended' },
      ({ inForce }) => latestEnd(inForce),
    ),
    days_to_end: fact(
      { type: 'number', unit: 'days', meaning: 'Days from today to contract.ends_on', changesDaily: true },
      ({ inForce, today }) => {
        const end = latestEnd(inForce);
        return end === undefined ? undefined : dayNumber(end) - today;
      },
    ),
  },
  empty: () => ({ contracts: [] }),
  async load(tx, shard, accounts) {
    const byAccount = await loadContracts(tx, shard, accounts);
    return new Map([...byAccount].map(([account, contracts]) => [account, { contracts }]));
  },
  fold(row, event) {
    const recorded = event.name === 'contract.recorded' ? readContract(event) : undefined;
    if (recorded === undefined) return row;
    const stored = row.contracts.find((contract) => contract.id === recorded.id);
    const after = mergeRecording(stored, recorded);
    if (after === stored) return row;
    return { contracts: [...row.contracts.filter((contract) => contract !== stored), after] };
  },
};

/** In major units; 0 when nothing is in force, unknown when amounts of several currencies can't be added. */
function arrInForce(inForce: readonly Contract[]): number | undefined {
  const [first] = inForce;
  if (first === undefined) return 0;
  if (inForce.some((contract) => contract.currency !== first.currency)) return undefined;
  // Minor units are integers, so the sum is exact.
  return arrOf({ ...first, arrMinor: inForce.reduce((sum, contract) => sum + contract.arrMinor, 0) });
}

function latestEnd(inForce: readonly Contract[]): DateText | undefined {
  let latest: DateText | undefined;
  for (const { endsOn } of inForce) {
    if (endsOn === undefined) return undefined;
    if (latest === undefined || endsOn > latest) latest = endsOn;
  }
  return latest;
}

/** The next day on which a contract starts, or the first after one ends. */
function nextChange(contracts: readonly Contract[], today: DayNumber): DayNumber | undefined {
  let next: DayNumber | undefined;
  const changesOn = (day: DayNumber): void => {
    if (day > today && (next === undefined || day < next)) next = day;
  };
  for (const { startsOn, endsOn } of contracts) {
    changesOn(dayNumber(startsOn));
    if (endsOn !== undefined) changesOn(dayNumber(endsOn) + 1);
  }
  return next;
}
