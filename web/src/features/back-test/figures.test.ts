import { describe, expect, test } from 'vitest';
import { figuresOf, type Summary } from './figures.ts';

const tally = { comes: 0, goes: 0, moves: 0, live: 0, draft: 0 };
const summary: Summary = {
  accounts: 10,
  events: 100,
  changed: 3,
  bandsNow: 2,
  bandsEver: 4,
  signals: {
    'p.a': { ...tally, comes: 5, outcomes: { expansion: 2, churn: 1, neither: 1, undecided: 1 } },
    'p.b': { ...tally, comes: 1, goes: 4, moves: 2 },
  },
  entries: { 'p.j': { ...tally, comes: 3 } },
  messages: { 'p.m': { ...tally, goes: 1 } },
  onlyToday: {},
  partial: 0,
  failed: 0,
  notKept: 0,
};

describe('figures of a back-test', () => {
  test('add up over names, also what signals ended in', () => {
    const { signals, entries, messages, outcomes } = figuresOf(summary);
    expect(signals).toEqual({ comes: 6, goes: 4, moves: 2 });
    expect(entries).toEqual({ comes: 3, goes: 0, moves: 0 });
    expect(messages).toEqual({ comes: 0, goes: 1, moves: 0 });
    expect(outcomes).toEqual({ expansion: 2, churn: 1, neither: 1, undecided: 1 });
  });
});
