import { describe, expect, test } from 'vitest';
import { csvLine } from './csv-text.ts';

describe('a line of CSV', () => {
  test('quotes what has commas, quotes or line ends', () => {
    expect(csvLine(['a', 'b, c', 'say "x"', 'one\ntwo', ''])).toBe('a,"b, c","say ""x""","one\ntwo",\r\n');
  });

  test('has nothing that a spreadsheet runs, and leaves numbers as they are', () => {
    expect(csvLine(['=HYPERLINK("x")', '+1', '-2', '-2.5', '@a', '\t=1', '-1+2'])).toBe(
      `"'=HYPERLINK(""x"")",'+1,-2,-2.5,'@a,'\t=1,'-1+2\r\n`,
    );
  });
});
