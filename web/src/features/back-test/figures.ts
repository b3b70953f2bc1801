import type { Output } from '#web/api';

export type BackTest = Output<'get-back-test'>['back_test'];
export type Change = Output<'get-back-test'>['changes'][number];
export type Summary = NonNullable<BackTest['summary']>;
type Tallies = Summary['signals'];

export interface Ways {
  readonly comes: number;
  readonly goes: number;
  readonly moves: number;
}

export type Outcomes = Readonly<Record<'expansion' | 'churn' | 'neither' | 'undecided', number>>;

const NO_OUTCOMES: Outcomes = { expansion: 0, churn: 0, neither: 0, undecided: 0 };

/** What a back-test found over all names together. */
export function figuresOf({ signals, entries, messages }: Summary) {
  return {
    signals: together(signals),
    entries: together(entries),
    messages: together(messages),
    outcomes: Object.values(signals).reduce<Outcomes>(
      (sum, { outcomes = NO_OUTCOMES }) => ({
        expansion: sum.expansion + outcomes.expansion,
        churn: sum.churn + outcomes.churn,
        neither: sum.neither + outcomes.neither,
        undecided: sum.undecided + outcomes.undecided,
      }),
      NO_OUTCOMES,
    ),
  };
}

const together = (tallies: Tallies): Ways =>
  Object.values(tallies).reduce<Ways>(
    (sum, { comes, goes, moves }) => ({
      comes: sum.comes + comes,
      goes: sum.goes + goes,
      moves: sum.moves + moves,
    }),
    { comes: 0, goes: 0, moves: 0 },
  );

export const isGoing = ({ status }: Pick<BackTest, 'status'>): boolean => status === 'queued' || status === 'running';

/** `service_upgrade.high_usage`: the playbook and what is named in it. */
export function partsOf(name: string): { readonly playbook: string; readonly id: string } {
  const dot = name.indexOf('.');
  return { playbook: name.slice(0, dot), id: name.slice(dot + 1) };
}
