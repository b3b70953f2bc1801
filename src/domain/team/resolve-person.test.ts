import { describe, expect, test } from 'vitest';
import type { Person } from './person.ts';
import { readStandIns, resolvePeople, resolvePerson } from './resolve-person.ts';

const aPerson = (id: string, ...roles: string[]): Person => ({
  id,
  name: id,
  firstName: id,
  email: `${id}@Example.com`,
  roles,
});
const people = [aPerson('ada', 'csm'), aPerson('bo', 'ae'), aPerson('root', 'admin'), aPerson('deputy', 'admin')];
const lead = aPerson('lea', 'cs_lead');

describe('resolvePerson', () => {
  test('the csm of an account is its owner, by id or by e-mail', () => {
    expect(resolvePerson(people, 'ada', ['csm'])?.id).toBe('ada');
    expect(resolvePerson(people, 'ADA@example.com', ['csm'])?.id).toBe('ada');
  });

  test.each([undefined, 'gone'])('without a known owner (%s) the lead stands in, not some other csm', (owner) => {
    expect(resolvePerson([...people, lead], owner, ['csm'])?.id).toBe('lea');
  });

  test('where nobody stands in, the first admin does it', () => {
    expect(resolvePerson(people, undefined, ['csm'])?.id).toBe('root');
    expect(resolvePerson([...people, lead], 'ada', ['operations'])?.id).toBe('root');
  });

  test('another role is the first person who has it, the next role where nobody has', () => {
    expect(resolvePerson(people, 'ada', ['ae'])?.id).toBe('bo');
    expect(resolvePerson(people, 'ada', ['sponsor', 'csm'])?.id).toBe('ada');
  });

  test('a role that was named comes before those who stand in for one before it', () => {
    expect(resolvePerson([...people, lead], undefined, ['csm', 'ae'])?.id).toBe('bo');
  });

  test('stand-ins of a playbook take the place of the product’s own for that role, and may have stand-ins themselves', () => {
    const standIns = { operations: ['field'], field: ['ae', 'operations'] };
    expect(resolvePerson(people, undefined, ['operations'], standIns)?.id).toBe('bo');
    expect(resolvePerson([...people, lead], undefined, ['csm'], standIns)?.id).toBe('lea');
    expect(resolvePerson([...people, lead], undefined, ['csm'], { csm: [] })?.id).toBe('root');
  });

  test('a csm who stands in is the account’s own', () => {
    expect(resolvePerson(people, 'ada', ['sponsor'], { sponsor: ['csm'] })?.id).toBe('ada');
  });

  test('nobody is found where there is no admin', () => {
    expect(resolvePerson([aPerson('ada', 'csm')], undefined, ['csm'])).toBeUndefined();
  });
});

describe('resolvePeople', () => {
  const ids = (owner: string | undefined, roles: readonly string[], team = people) =>
    resolvePeople(team, owner, roles).map(({ id }) => id);

  test('everybody who has a role is among them, of the csms only the owner, and nobody twice', () => {
    const team = [...people, aPerson('cy', 'csm', 'ae'), lead];
    expect(ids('cy', ['csm', 'ae', 'cs_lead'], team)).toEqual(['cy', 'bo', 'lea']);
  });

  test('each role that nobody has falls to who stands in, else to the first admin', () => {
    expect(ids(undefined, ['csm', 'ae'], [...people, lead])).toEqual(['lea', 'bo']);
    expect(ids(undefined, ['operations', 'sponsor'])).toEqual(['root']);
  });

  test('without an admin nobody is found', () => {
    expect(ids('ada', ['operations'], [aPerson('ada', 'csm')])).toEqual([]);
  });
});

test('stand-ins that can’t be read are none', () => {
  expect(readStandIns({ csm: ['cs_lead', 7], ae: 'x' })).toEqual({ csm: ['cs_lead'] });
  expect([readStandIns(undefined), readStandIns(['csm']), readStandIns(null)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
