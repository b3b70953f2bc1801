import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemsOf } from '../../../test/playbook-files.ts';

const page = readFileSync('docs/playbooks.md', 'utf8');
const fences = [...page.matchAll(/^```(\S*)(?: title=(\S+))?\n(.*?)^```$/gms)];

test('the files that docs/playbooks.md shows load together as one playbook', () => {
  const files = Object.fromEntries(fences.map(([, , title = '', text = '']) => [title, text]));
  expect(Object.keys(files).length).toBe(fences.length);
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['playbook.yaml', 'facts.yaml', 'health.yaml', 'signals.yaml', 'tests/upgrade.yaml']),
  );
  expect(problemsOf(files)).toEqual([]);
});
