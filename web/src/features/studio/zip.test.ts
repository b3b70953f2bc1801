import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { playbookIn } from './import-files.ts';
import { unzip, zipOf } from './zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a playbook as a zip archive', () => {
  test('comes back to the byte, whatever its files hold', async () => {
    const name = fc.constantFrom('playbook.yaml', 'journeys/a.yaml', 'messages/한국어.md');
    const entry = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, entry), async (files) => {
        const back = await unzip(zipOf(files));
        expect(Object.keys(back ?? {}).sort()).toEqual(Object.keys(files).sort());
        for (const [path, content] of Object.entries(files)) expect([...(back?.[path] ?? [])]).toEqual([...content]);
      }),
      { numRuns: 50 },
    );
  });

  test('is told from what is none', async () => {
    expect(await unzip(bytes('no archive'))).toBeUndefined();
  });

  test('is found in the folder that others put around it; what is no text of a playbook is left out and named', () => {
    const inside = {
      'main/playbook.yaml': bytes('playbook: a\n'),
      'main/logo.png': bytes('x'),
      'other/b.md': bytes('B'),
    };
    expect(playbookIn({ ...inside, 'main/messages/a.md': bytes('A') })).toEqual({
      kind: 'playbook',
      playbook: 'a',
      files: { 'playbook.yaml': 'playbook: a\n', 'messages/a.md': 'A' },
      left: ['main/logo.png', 'other/b.md'],
    });
    expect(playbookIn({ 'a.md': bytes('A') })).toEqual({ kind: 'none' });
    expect(playbookIn({ 'playbook.yaml': bytes('playbook: a\n'), 'b.md': new Uint8Array([0x61, 0xff]) })).toEqual({
      kind: 'unreadable',
      file: 'b.md',
    });
    const marked = playbookIn({ 'playbook.yaml': new Uint8Array([0xef, 0xbb, 0xbf, ...bytes('playbook: a\r\n')]) });
    expect(marked).toMatchObject({ files: { 'playbook.yaml': '\uFEFFplaybook: a\r\n' } });
  });
});
