import { describe, expect, test } from 'vitest';
import type { Person } from './person.ts';
import { planPeople } from './plan-people.ts';

const ada: Person = { id: 'ada', name: 'Ada Byron', firstName: 'Ada', email: 'Ada@example.com', roles: ['csm'] };
const kinds = (plans: ReturnType<typeof planPeople>) => plans.map(({ kind }) => kind);

describe('planPeople', () => {
  test('a person is known by the address in any case of letters; what a record leaves out stays', () => {
    const [plan] = planPeople([ada], [{ email: 'ada@EXAMPLE.com', name: 'Ada Lovelace', zone: 'Europe/London' }]);
    expect(plan).toEqual({
      kind: 'changed',
      before: ada,
      person: { ...ada, email: 'ada@EXAMPLE.com', name: 'Ada Lovelace', zone: 'Europe/London' },
    });
  });

  test('the same again changes nothing', () => {
    const records = [
      { email: 'bo@example.com', name: 'Bo', manager: 'cy@example.com', roles: ['csm', 'csm'] },
      { email: 'cy@example.com', name: 'Cy' },
    ];
    const first = planPeople([], records);
    expect(kinds(first)).toEqual(['added', 'added']);
    const team = first.flatMap((plan) => ('person' in plan ? plan.person : []));
    expect(kinds(planPeople(team, records))).toEqual(['unchanged', 'unchanged']);
    expect(kinds(planPeople([], [...records, ...records]))).toEqual(['added', 'added', 'unchanged', 'unchanged']);
  });

  test('a manager may come later in the file, and is kept by id', () => {
    const [bo] = planPeople(
      [],
      [
        { email: 'Bo@example.com', name: 'Bo', manager: 'CY@example.com' },
        { email: 'cy@example.com', name: 'Cy', manager: 'bo@example.com' },
      ],
    );
    expect(bo).toMatchObject({ person: { id: 'bo@example.com', manager: 'cy@example.com' } });
  });

  test('a manager who is nobody refuses the record and whoever reports to it, and no other', () => {
    const plans = planPeople(
      [ada],
      [
        { email: 'dee@example.com', name: 'Dee', manager: 'bo@example.com' },
        { email: 'bo@example.com', name: 'Bo', manager: 'nobody@example.com' },
        { email: 'cy@example.com', name: 'Cy', manager: 'ada' },
        { email: 'eve@example.com', name: 'Eve', manager: 'Eve@example.com' },
      ],
    );
    expect(kinds(plans)).toEqual(['refused', 'refused', 'added', 'refused']);
    expect(plans[1]).toMatchObject({ message: 'nobody in the team or the file has the address nobody@example.com' });
  });

  test('a first name of one’s own outlives a change of the name', () => {
    const called = { ...ada, firstName: 'Lady A' };
    expect(planPeople([called], [{ email: ada.email, name: 'Augusta Byron' }])).toMatchObject([
      { person: { firstName: 'Lady A' } },
    ]);
    expect(planPeople([ada], [{ email: ada.email, name: 'Augusta Byron' }])).toMatchObject([
      { person: { firstName: 'Augusta' } },
    ]);
  });
});
