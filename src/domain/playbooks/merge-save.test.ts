import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Edits, mergeSave } from './merge-save.ts';

const draft = { revision: 3, files: { 'a.yaml': 'A', 'b.yaml': 'B' }, changes: {} };
const mine = { by: 'kim', at: 10 };

describe('a save', () => {
  test('that is based on the newest revision is taken', () => {
    expect(mergeSave(draft, 3, { 'a.yaml': 'A2', 'b.yaml': null, 'c.yaml': 'C' }, mine)).toEqual({
      kind: 'saved',
      files: { 'a.yaml': 'A2', 'c.yaml': 'C' },
      changes: Object.fromEntries(['a.yaml', 'b.yaml', 'c.yaml'].map((file) => [file, { revision: 4, ...mine }])),
      others: {},
    });
  });

  test('of other files than somebody else has changed meanwhile is joined with theirs, which are given', () => {
    const changed = { ...draft, changes: { 'b.yaml': { revision: 3, by: 'lee', at: 5 } } };
    expect(mergeSave(changed, 2, { 'a.yaml': 'A2' }, mine)).toMatchObject({
      kind: 'saved',
      files: { 'a.yaml': 'A2', 'b.yaml': 'B' },
      others: { 'b.yaml': 'B' },
    });
  });

  test('of a file that somebody else has changed meanwhile answers with both texts, and nothing is saved', () => {
    const changed = { ...draft, changes: { 'a.yaml': { revision: 3, by: 'lee', at: 5 } } };
    expect(mergeSave(changed, 2, { 'a.yaml': 'A2', 'b.yaml': 'B2' }, mine)).toEqual({
      kind: 'conflict',
      conflicts: [{ file: 'a.yaml', mine: 'A2', theirs: 'A', by: 'lee', at: 5 }],
    });
    expect(mergeSave(changed, 2, { 'a.yaml': 'A' }, mine).kind).toBe('saved');
  });

  test('of one person never loses what another saved, whatever the order', () => {
    const text = fc.constantFrom('1', '2', '3', null);
    const edits = fc.dictionary(fc.constantFrom('a', 'b', 'c'), text);
    const save = fc.record({ who: fc.constantFrom('kim', 'lee'), edits });
    fc.assert(
      fc.property(fc.array(save, { maxLength: 8 }), (saves) => {
        let stored: Parameters<typeof mergeSave>[0] = { revision: 1, files: {}, changes: {} };
        const based: Record<string, number> = { kim: 1, lee: 1 };
        for (const { who, edits: given } of saves) {
          const merged = mergeSave(stored, based[who] ?? 0, given as Edits, { by: who, at: 0 });
          if (merged.kind === 'conflict') continue;
          for (const [file, { by }] of Object.entries(stored.changes)) {
            const seen = (stored.changes[file]?.revision ?? 0) <= (based[who] ?? 0);
            if (by !== who && !seen) expect(merged.files[file]).toBe(stored.files[file]);
          }
          stored = { revision: stored.revision + 1, files: merged.files, changes: merged.changes };
          based[who] = stored.revision;
        }
      }),
    );
  });
});
