import { describe, expect, test } from 'vitest';
import { findPerson, type Person, personFields, resolvePerson } from './person.ts';

const aPerson = (id: string, ...roles: string[]): Person => ({
  id,
  name: id,
  firstName: id,
  email: `${id}@Example.com`,
  roles,
});
const people = [aPerson('ada', 'csm'), aPerson('bo', 'ae'), aPerson('root', 'admin')];

describe('resolvePerson', () => {
  test('the csm of an account is its owner, by id or by e-mail', () => {
    expect(resolvePerson(people, 'ada', ['csm'])?.id).toBe('ada');
    expect(resolvePerson(people, 'ADA@example.com', ['csm'])?.id).toBe('ada');
  });

  test('an account without a known owner falls to the admin, not to some other csm', () => {
    expect(resolvePerson(people, undefined, ['csm'])?.id).toBe('root');
    expect(resolvePerson(people, 'gone', ['csm'])?.id).toBe('root');
  });

  test('another role is the first person who has it, the next role where nobody has', () => {
    expect(resolvePerson(people, 'ada', ['ae'])?.id).toBe('bo');
    expect(resolvePerson(people, 'ada', ['sponsor', 'csm'])?.id).toBe('ada');
  });

  test('nobody is found where there is no admin', () => {
    expect(resolvePerson([aPerson('ada', 'csm')], undefined, ['csm'])).toBeUndefined();
  });
});

test('an id wins over another person who has it as address', () => {
  const twins = [{ ...aPerson('x'), email: 'y' }, aPerson('y')];
  expect(findPerson(twins, 'y')?.id).toBe('y');
});

test('a zone that does not exist is refused', () => {
  expect(personFields.zone.safeParse('Europe/Berlin').success).toBe(true);
  expect(personFields.zone.safeParse('Berlin').success).toBe(false);
});
