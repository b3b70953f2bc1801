import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountBasics } from './account-basics-list.ts';
import { AccountRows } from './account-rows.ts';
import { selectAccounts } from './select-accounts.ts';

const asking = { at: 0, zone: 'UTC', columnOf: () => undefined, kindOf: String };
const SORTINGS = ['name', 'health', 'owner'].flatMap((column) =>
  [false, true].map((descending) => ({ column, descending })),
);

const idsIn = (rows: AccountRows, sorting: (typeof SORTINGS)[number]): (string | undefined)[] =>
  [...selectAccounts(rows, { sorting }, asking)].map(rows.id);

const account = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const text = fc.constantFrom('Plan 2', 'plan 2', 'Plan 10', 'é', 'E', '가', null);
interface Change extends Pick<AccountBasics, 'name' | 'owner' | 'health'> {
  readonly account: string;
  readonly gone: boolean;
}
const change: fc.Arbitrary<Change> = fc.record({
  account,
  gone: fc.boolean(),
  name: text,
  owner: text,
  health: fc.constantFrom(0, 40, null),
});

function apply(
  rows: AccountRows,
  { gone, account: id, ...values }: typeof change extends fc.Arbitrary<infer T> ? T : never,
) {
  if (gone) rows.remove(id);
  else rows.put(0, { account: id, sample: false, ...values } as unknown as AccountBasics);
}

test('an order that was kept while accounts came, changed and went is that of all sorted anew', () => {
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 8 }), (rounds) => {
      const kept = new AccountRows();
      const anew = (): AccountRows => {
        const rows = new AccountRows();
        for (const one of rounds.slice(0, done).flat()) apply(rows, one);
        return rows;
      };
      let done = 0;
      for (const round of rounds) {
        for (const one of round) apply(kept, one);
        done += 1;
        const fresh = anew();
        for (const sorting of SORTINGS) expect(idsIn(kept, sorting)).toEqual(idsIn(fresh, sorting));
      }
    }),
    { numRuns: 500 },
  );
});
