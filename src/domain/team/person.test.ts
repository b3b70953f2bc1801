import { expect, test } from 'vitest';
import { findPerson, type Person, personFields } from './person.ts';

const aPerson = (id: string): Person => ({ id, name: id, firstName: id, email: `${id}@Example.com`, roles: [] });

test('an id wins over another person who has it as address', () => {
  const twins = [{ ...aPerson('x'), email: 'y' }, aPerson('y')];
  expect(findPerson(twins, 'y')?.id).toBe('y');
});

test('a zone that does not exist is refused', () => {
  expect(personFields.zone.safeParse('Europe/Berlin').success).toBe(true);
  expect(personFields.zone.safeParse('Berlin').success).toBe(false);
});
