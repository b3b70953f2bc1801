import { describe, expect, test } from 'vitest';
import { periodInput, readInsightsSearch } from './search.ts';

describe('the address of insights', () => {
  test('keeps what it knows and drops the rest', () => {
    expect(readInsightsSearch({ whose: 'team', period: 365, by: 'owner', other: 1 })).toEqual({
      whose: 'team',
      period: '365',
      by: 'owner',
    });
    expect(readInsightsSearch({ whose: 'theirs', period: '31' })).toEqual({});
  });

  test('a period of days ends today and includes it', () => {
    expect(periodInput('30', '2026-03-31')).toEqual({ from: '2026-03-02' });
    expect(periodInput('all', '2026-03-31')).toEqual({ all: true });
  });
});
