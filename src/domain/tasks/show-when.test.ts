import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import { compileExpression } from '#pure/expression';
import type { Field, Form } from '#pure/playbook';
import { checkAnswers } from './answers.ts';
import { isShown } from './show-when.ts';

const catalog = {
  ...{ attributes: {}, metrics: {}, events: {}, scores: [], signals: [], outcomes: [] },
  forms: { note: { status: 'text', sure: 'bool', options: 'list(text)', share: 'number' } },
} as const;
function showWhen(source: string): Pick<Field, 'showWhen'> {
  const compilation = compileExpression(source, catalog, { form: 'note' });
  if (!compilation.ok) throw new Error(compilation.problems[0]?.message);
  return { showWhen: compilation.expression };
}
/** As it comes back from the database with its task. */
const kept = <T>(value: T): T => JSON.parse(JSON.stringify(value));

describe('isShown', () => {
  test.each<[string, JsonObject, boolean]>([
    ['status == "interested"', { status: 'interested' }, true],
    ['status == "interested"', { status: 'no' }, false],
    ['status == "interested"', {}, false],
    ['status != "interested"', {}, false],
    ['sure && share > 20', { sure: true, share: 21 }, true],
    ['"b" in options', { options: ['a', 'b'] }, true],
    ['!sure', { sure: false }, true],
    ['status == "interested"', { status: ' ' }, false],
  ])('%s of %j is %s, also of a form that was kept as data', (source, answers, shown) => {
    expect(isShown(showWhen(source), answers)).toBe(shown);
    expect(isShown(kept(showWhen(source)), answers)).toBe(shown);
  });
});

describe('a field that is not shown', () => {
  const form: Form = {
    id: 'note',
    title: 'Note',
    fields: [
      { id: 'status', label: 'Status', type: 'text', required: true },
      { id: 'reason', label: 'Reason', type: 'text', required: true, ...showWhen('status == "lost"') },
    ],
  };
  const known = { person: () => false, contact: () => false };
  const check = (answers: JsonObject) => checkAnswers(kept(form), answers, known);

  test('is not needed, and takes no answer', () => {
    expect(check({ status: 'won' })).toEqual({ kind: 'complete', answers: { status: 'won' } });
    expect(check({ status: 'won', reason: '' })).toMatchObject({ kind: 'complete' });
    expect(check({ status: 'won', reason: 'price' })).toEqual({
      kind: 'refused',
      problems: [{ field: 'reason', reason: 'not-asked', message: 'Reason is not asked for here: leave it out.' }],
    });
  });

  test('is needed as soon as it is shown', () => {
    expect(check({ status: 'lost' })).toMatchObject({ kind: 'refused', problems: [{ field: 'reason' }] });
    expect(check({ status: 'lost', reason: 'price' })).toMatchObject({ kind: 'complete' });
  });
});
