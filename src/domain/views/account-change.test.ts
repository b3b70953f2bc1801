import { describe, expect, test } from 'vitest';
import { type Change, decideEdit, decideUndo, type Edited, toldEdit } from './account-change.ts';

const acme: Edited = { account: 'acme', fields: { owner: 'ana', tier: { level: 1 } }, segments: ['nurture'] };
const change: Change = {
  traits: { owner: 'ben', tier: { level: 1 }, plan: 'Pro' },
  join: ['nurture', 'vip'],
  leave: [],
};

/** The account after a change. */
function changed(edited: Edited, { traits, join, leave }: Change): Edited {
  const fields = Object.fromEntries(
    Object.entries({ ...edited.fields, ...traits }).filter(([, value]) => value !== null),
  );
  return { ...edited, fields, segments: [...edited.segments.filter((one) => !leave.includes(one)), ...join] };
}

describe('an edit', () => {
  test('is told with what was there before, and which segments were joined and left', () => {
    const edit = decideEdit(acme, { ...change, leave: ['nurture'], join: ['vip'] });
    expect(edit && toldEdit(edit)).toEqual({
      name: 'acme',
      before: { owner: 'ana', plan: null, 'segment vip': false, 'segment nurture': true },
      after: { owner: 'ben', plan: 'Pro', 'segment vip': true, 'segment nurture': false },
    });
  });

  test('does what is not so already, and keeps what was there', () => {
    expect(decideEdit(acme, change)).toEqual({
      account: 'acme',
      did: { traits: { owner: 'ben', plan: 'Pro' }, joined: ['vip'], left: [] },
      before: { owner: 'ana', plan: null },
    });
    expect(decideEdit(acme, { traits: { owner: 'ana' }, join: [], leave: ['vip'] })).toBeUndefined();
  });

  test('that is taken back leaves the account as it was', () => {
    const edit = decideEdit(acme, { ...change, leave: ['nurture'], join: ['vip'] });
    if (edit === undefined) throw new Error('it changes something');
    const { traits, joined: join, left: leave } = edit.did;
    const then = changed(acme, { traits, join, leave });
    expect(changed(then, decideUndo(then, edit))).toEqual(acme);
  });

  test('is not taken back where somebody has changed it since', () => {
    const edit = decideEdit(acme, change);
    if (edit === undefined) throw new Error('it changes something');
    const since: Edited = { ...acme, fields: { owner: 'cem', plan: 'Pro' }, segments: ['nurture'] };
    expect(decideUndo(since, edit)).toEqual({ traits: { plan: null }, join: [], leave: [] });
  });
});
