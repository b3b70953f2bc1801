import { expect, test } from 'vitest';
import { EVENT_KINDS, kindOf, wordsOf } from './event-kinds.ts';

test('an event is of the kind of its first word, and of usage where that says nothing', () => {
  expect(['email.sent', 'nps.submitted', 'note.recorded', 'service.used', 'emails'].map(kindOf)).toEqual([
    'mail',
    'survey',
    'note',
    'usage',
    'usage',
  ]);
});

test('the kinds that are chosen are chosen by their words; usage is whatever has none', () => {
  expect(wordsOf(['mail', 'note'])).toEqual({ named: ['email', 'message', 'note'], others: false });
  expect(wordsOf(['usage'])).toEqual({ named: [], others: true });
});

test('every kind but usage has a word', () => {
  for (const kind of EVENT_KINDS) expect(wordsOf([kind]).named.length > 0 || kind === 'usage', kind).toBe(true);
});
