import { expect, test } from 'vitest';
import { concerns, topicsOf } from './live-topics.ts';

test('a read shows what its name says, unless it is said otherwise', () => {
  expect(topicsOf('list-tickets')).toEqual(['tickets']);
  expect(topicsOf('get-category')).toEqual(['categories']);
  expect(topicsOf('get-day-counts')).toEqual(['signals', 'tasks', 'notifications']);
});

test('what is of one account is read again for changes of that account alone', () => {
  const ofAcme = ['list-tasks', { account: 'acme' }];
  expect(concerns(ofAcme, [['tasks', ['acme', 'birch']]])).toBe(true);
  expect(concerns(ofAcme, [['tasks', ['birch']]])).toBe(false);
  expect(concerns(ofAcme, [['tasks', null]])).toBe(true);
  expect(concerns(ofAcme, [['signals', ['acme']]])).toBe(false);
});

test('a list over accounts is read again for any of them, also page by page', () => {
  expect(concerns(['list-tasks', {}], [['tasks', ['birch']]])).toBe(true);
  expect(concerns(['list-tasks', 'pages', { account: 'acme' }], [['tasks', ['birch']]])).toBe(false);
});
