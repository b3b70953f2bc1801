import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFolderExactly, writeFolder } from './playbook-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'playbook-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = 'playbook: growing\n';

describe('a playbook in a folder', () => {
  test('comes back to the byte, whatever its texts hold and whatever was there before', () => {
    const name = fc.constantFrom('facts.yaml', 'journeys/a.yaml', 'journeys/b.yaml', 'messages/a.md', 'README.md');
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', '\uFEFFa: 1\n', 'a: 1\r\nb: 2\r\n', '제목: 안녕하세요\n', 'no newline', '\n\n'),
    );
    const files = fc.dictionary(name, text);
    fc.assert(
      fc.property(fc.array(files, { minLength: 1, maxLength: 4 }), (versions) => {
        for (const version of versions) {
          const all = { 'playbook.yaml': HEAD, ...version };
          writeFolder(folder, 'growing', all);
          expect(readFolderExactly(folder)).toEqual(all);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('what is no text of a playbook is left alone', () => {
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, '.git/config.yaml'), 'a');
    writeFileSync(join(folder, 'logo.png'), 'b');
    expect(writeFolder(folder, 'growing', { 'playbook.yaml': HEAD, 'facts.yaml': 'a: 1' })).toEqual([]);
    expect(writeFolder(folder, 'growing', { 'playbook.yaml': HEAD })).toEqual(['facts.yaml']);
    expect(readFileSync(join(folder, '.git/config.yaml'), 'utf8')).toBe('a');
    expect(readFileSync(join(folder, 'logo.png'), 'utf8')).toBe('b');
  });

  test('is not written over another playbook, nor read where it is not UTF-8', () => {
    writeFileSync(join(folder, 'playbook.yaml'), 'playbook: other\n');
    expect(() => writeFolder(folder, 'growing', { 'playbook.yaml': HEAD })).toThrow(/holds other text files/);
    writeFileSync(join(folder, 'facts.yaml'), Buffer.from([0x61, 0xff, 0x0a]));
    expect(() => readFolderExactly(folder)).toThrow(/not UTF-8/);
  });
});
