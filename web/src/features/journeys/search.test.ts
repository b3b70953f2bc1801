import { describe, expect, test } from 'vitest';
import { readJourneySearch } from './search.ts';

describe('the address of a journey', () => {
  test('says the tab, the step and the version, and nothing that it does not know', () => {
    expect(readJourneySearch({ tab: 'people', step: 'decision', version: 2, other: 'x', whose: 'mine' })).toEqual({
      tab: 'people',
      step: 'decision',
      version: '2',
      whose: 'mine',
    });
  });

  test('the map is what it opens with', () => {
    expect(readJourneySearch({ tab: 'map' })).toEqual({});
    expect(readJourneySearch({ tab: 'nonsense', status: 'dancing' })).toEqual({});
  });
});
