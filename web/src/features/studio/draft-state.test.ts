import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterSave, begin, type DraftState, edit, fromServer, isSaved, settle, unsaved } from './draft-state.ts';

const START = begin(1, { a: 'A', b: 'B' });

describe('a draft on the screen', () => {
  test('knows what is not saved: changed, added and taken away', () => {
    const written = edit(edit(edit(START, 'a', 'A2'), 'c', 'C'), 'b', null);
    expect(unsaved(written)).toEqual({ a: 'A2', b: null, c: 'C' });
    expect(isSaved(edit(edit(START, 'a', 'A2'), 'a', 'A'))).toBe(true);
  });

  test('what is written while a save is under way stays to be saved', () => {
    const sent = edit(START, 'a', 'A2');
    const saved = afterSave(edit(sent, 'a', 'A3'), unsaved(sent), 2, {});
    expect(saved).toMatchObject({ revision: 2, files: { a: 'A3' } });
    expect(unsaved(saved)).toEqual({ a: 'A3' });
  });

  test('takes in what others saved, but not over what is being written', () => {
    const saved = afterSave(edit(START, 'a', 'A2'), { a: 'A2' }, 2, { b: null, c: 'C' });
    expect(saved).toEqual({ revision: 2, saved: { a: 'A2', c: 'C' }, files: { a: 'A2', c: 'C' } });
    const contested = fromServer(edit(START, 'a', 'mine'), 5, { a: 'theirs', b: 'B5' });
    expect(contested).toEqual({ revision: 1, saved: { a: 'A', b: 'B5' }, files: { a: 'mine', b: 'B5' } });
    expect(fromServer(START, 5, { a: 'A5' })).toEqual(begin(5, { a: 'A5' }));
  });

  test('goes on with what was decided where both wrote', () => {
    const mine = edit(START, 'a', 'mine');
    const kept = settle(mine, 5, [{ file: 'a', mine: 'mine', theirs: 'theirs' }], { a: 'mine' });
    expect([kept.revision, unsaved(kept)]).toEqual([5, { a: 'mine' }]);
    expect(isSaved(settle(mine, 5, [{ file: 'a', mine: 'mine', theirs: 'theirs' }], { a: 'theirs' }))).toBe(true);
  });

  test('nothing that is written here is ever lost but by its own writer', () => {
    const file = fc.constantFrom('a', 'b', 'c');
    const text = fc.constantFrom('1', '2', '3');
    const step = fc.oneof(
      fc.record({ kind: fc.constant('edit' as const), file, text }),
      fc.record({ kind: fc.constant('theirs' as const), files: fc.dictionary(file, text) }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let state: DraftState = START;
        const written: Record<string, string> = {};
        for (const [index, one] of steps.entries()) {
          if (one.kind === 'edit') {
            state = edit(state, one.file, one.text);
            written[one.file] = one.text;
          } else state = fromServer(state, index + 2, one.files);
          for (const [name, mine] of Object.entries(unsaved(state))) expect(mine ?? undefined).toBe(written[name]);
        }
      }),
    );
  });
});
