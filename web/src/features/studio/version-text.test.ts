import { describe, expect, test } from 'vitest';
import { nextVersion, versionIn, withVersion } from './version-text.ts';

const TEXT = "playbook: a\nversion: '2.0' # now\nchange log:\n  - { on: 2026-01, version: '2.0', changes: First }\n";

describe('the version of a playbook', () => {
  test('is read with and without quotes', () => {
    expect(versionIn(TEXT)).toBe('2.0');
    expect(versionIn('version: "1"\n')).toBe('1');
    expect(versionIn('title: A\n')).toBe('');
  });

  test('after one is the next that is not taken', () => {
    expect(nextVersion('2.0', [])).toBe('2.1');
    expect(nextVersion('2.9', ['2.10'])).toBe('2.11');
  });

  test('is written with what changed, newest first, and nothing else moves', () => {
    expect(withVersion(TEXT, '2.1', 'A "new" threshold', '2026-03')).toBe(
      "playbook: a\nversion: '2.1'\nchange log:\n  - { on: 2026-03, version: '2.1', changes: \"A \\\"new\\\" threshold\" }\n  - { on: 2026-01, version: '2.0', changes: First }\n",
    );
    expect(withVersion('playbook: a\nversion: "1"', '2', 'B', '2026-03')).toContain('change log:\n  - {');
    expect(withVersion('playbook: a\n', '2', '', '2026-03')).toBe("playbook: a\nversion: '2'\n");
  });
});
