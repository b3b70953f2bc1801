import { describe, expect, test } from 'vitest';
import type { Person } from './person.ts';
import { computeRoleLoad } from './role-load.ts';

const aPerson = (id: string, ...roles: string[]): Person => ({
  id,
  name: id,
  firstName: id,
  email: `${id}@example.com`,
  roles,
});
const ada = aPerson('ada', 'csm');
const bo = aPerson('bo', 'csm', 'operations');
const team = [ada, bo, aPerson('cy', 'ae')];
const owned = [
  { owner: 'ada', accounts: 2 },
  { owner: 'ADA@example.com', accounts: 1 },
  { owner: 'cy', accounts: 1 },
  { owner: 'gone', accounts: 4 },
  { owner: null, accounts: 2 },
];
const role = (name: string, more: { cap?: number; pooling?: number } = {}) => ({
  role: name,
  title: name,
  standIns: [],
  ...more,
});
const peopleOf = (name: string, more = {}) =>
  computeRoleLoad(role(name, more), team, owned).people.map(({ person, accounts, isOverCap }) => [
    person.id,
    accounts,
    isOverCap,
  ]);

describe('computeRoleLoad', () => {
  test('a csm has the accounts they own, under whatever name, also without the role', () => {
    expect(peopleOf('csm')).toEqual([
      ['ada', 3, false],
      ['bo', 0, false],
      ['cy', 1, false],
    ]);
  });

  test('of any other role each has an equal share of all accounts', () => {
    expect(peopleOf('operations')).toEqual([['bo', 10, false]]);
    expect(computeRoleLoad(role('csm'), team, owned).accountsPerPerson).toBe(3.3);
  });

  test('at the cap is within it, one more is over', () => {
    expect(peopleOf('csm', { cap: 3 })[0]).toEqual(['ada', 3, false]);
    expect(peopleOf('csm', { cap: 2 })[0]).toEqual(['ada', 3, true]);
  });

  test('so many accounts a person is within the pooling, more is over; a role that nobody has is over', () => {
    const over = (name: string, pooling: number) => computeRoleLoad(role(name, { pooling }), team, owned).isOverPooling;
    expect([over('operations', 10), over('operations', 9), over('sponsor', 100)]).toEqual([false, true, true]);
    expect(computeRoleLoad(role('sponsor'), team, owned)).toMatchObject({ people: [], accountsPerPerson: undefined });
  });

  test('without a cap or a pooling nothing is over', () => {
    expect(computeRoleLoad(role('operations'), team, owned)).toMatchObject({ isOverPooling: false });
  });
});
