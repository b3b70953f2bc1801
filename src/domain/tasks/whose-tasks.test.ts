import { expect, test } from 'vitest';
import { assigneesOf } from './whose-tasks.ts';

const people = [
  { id: 'lead' },
  { id: 'ada', manager: 'lead' },
  { id: 'bo', manager: 'lead' },
  { id: 'cy', manager: 'ada' },
  { id: 'else' },
];

test('mine are my own; the team’s are those of everybody under my manager, the manager, and whom I manage', () => {
  expect(assigneesOf('ada', 'mine', people)).toEqual(['ada']);
  expect(assigneesOf('ada', 'team', people)).toEqual(['lead', 'ada', 'bo', 'cy']);
  expect(assigneesOf('lead', 'team', people)).toEqual(['lead', 'ada', 'bo']);
  expect(assigneesOf('else', 'team', people)).toEqual(['else']);
});

test('all is no limit, and who is no person of the team has no tasks', () => {
  expect(assigneesOf('ada', 'all', people)).toBeUndefined();
  expect(assigneesOf(undefined, 'mine', people)).toEqual([]);
});
