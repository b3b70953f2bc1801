import { describe, expect, test } from 'vitest';
import { languageOf } from './language.ts';

describe('languageOf', () => {
  test.each([
    ['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
    ['en-GB,en;q=0.9,ko;q=0.8', 'en'],
    ['de,ko;q=0.3,en;q=0.5', 'en'],
    ['ko;q=0,de', 'en'],
    [undefined, 'en'],
  ])('%s reads %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
