import { describe, expect, test } from 'vitest';
import { problemsOf, smallPlaybook } from '../../../test/playbook-files.ts';
import { aProduct } from '../../../test/product-catalog.ts';
import { loadPlaybook } from './load-playbook.ts';

const inTwo = (words: string) => ({
  ...smallPlaybook,
  'playbook.yaml': smallPlaybook['playbook.yaml']?.replace('locales: [en]', 'locales: [en, ko]') ?? '',
  'words.yaml': words,
});
const told = (words: string): string[] =>
  problemsOf(inTwo(words))
    .filter((problem) => problem.startsWith('words.yaml:'))
    .map((problem) => problem.slice('words.yaml:'.length));

describe('words', () => {
  test('are of texts and names that the playbook’s files have', () => {
    expect(told('words:\n  ko:\n    Small: 작은\n    use: 이용\n    plan_limit: 한도\n')).toEqual([]);
    expect(told('words:\n  ko:\n    Smal: 작은\n')).toEqual([
      '3:5: nothing in this playbook says "Smal"; did you mean "Small"?',
    ]);
  });

  test('are of its other languages', () => {
    expect(told('words:\n  en:\n    Small: Tiny\n')).toEqual([
      '2:3: en is what the other files are written in; words can be in ko',
    ]);
    expect(told('words:\n  de:\n    Small: Klein\n')).toEqual([
      '2:3: de is not among the playbook’s locales; words can be in ko',
    ]);
  });

  test('come with the labels that are written in several languages where they stand', () => {
    const files = { ...smallPlaybook, 'words.yaml': 'words: {}\n' };
    const loaded = loadPlaybook(files, aProduct());
    expect(loaded.ok && loaded.playbook.words).toEqual({});
  });
});
