import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import type { Form } from '#pure/playbook';
import { checkAnswers, type Known } from './answers.ts';

const form: Form = {
  id: 'call_note',
  title: 'Call note',
  fields: [
    { id: 'date', label: 'Date', type: 'date', required: true },
    { id: 'probability', label: 'Probability', type: 'percent', required: false },
    {
      id: 'status',
      label: 'Status',
      type: 'choice',
      required: true,
      options: [
        { value: 'interested', label: 'Interested' },
        { value: 'not_now', label: 'Not now' },
      ],
    },
    { id: 'attendees', label: 'Attendees', type: 'contact', required: false },
    {
      id: 'needs',
      label: 'Needs',
      type: 'list',
      required: true,
      fields: [{ id: 'need', label: 'Need', type: 'text', required: true }],
    },
    { id: 'steps', label: 'Next steps', type: 'list', required: false, rows: 'next steps' },
  ],
};
const known: Known = { person: (who) => who === 'ada', contact: (id) => id === 'c1' };
const check = (answers: JsonObject) => checkAnswers(form, answers, known);
const problemsOf = (answers: JsonObject) => {
  const checked = check(answers);
  return checked.kind === 'refused' ? checked.problems : [];
};
const good = { date: '2026-03-02', status: 'interested', needs: [{ need: 'more seats' }] };

describe('checkAnswers', () => {
  test('complete answers are taken; what is left empty is left out', () => {
    const rows = { steps: [{ action: 'Send offer', owner: 'ada', due: '2026-03-09' }] };
    expect(check({ ...good, probability: null, attendees: ' ', ...rows })).toEqual({
      kind: 'complete',
      answers: { ...good, ...rows },
    });
  });

  test('all problems are named at once, each with its field and its fix', () => {
    expect(problemsOf({ date: '2026-02-30', status: 'maybe', needs: [], probability: '20', mood: 'fine' })).toEqual([
      {
        field: 'mood',
        reason: 'unknown',
        message: 'There is no such field; there are date, probability, status, attendees, needs, steps.',
      },
      { field: 'date', reason: 'unfit', message: 'Date can\'t be "2026-02-30": give a date like 2026-03-02.' },
      {
        field: 'probability',
        reason: 'unfit',
        message: 'Probability can\'t be "20": give a number of percent, 0 or more.',
      },
      { field: 'status', reason: 'unfit', message: 'Status can\'t be "maybe": give one of interested, not_now.' },
      { field: 'needs', reason: 'needed', message: 'Needs is needed: a list of rows.' },
    ]);
  });

  test('a problem inside a row names the row', () => {
    expect(problemsOf({ ...good, needs: [{ need: 'a' }, { need: '' }, 'b'] })).toMatchObject([
      { field: 'needs[1].need' },
      { field: 'needs[2]' },
    ]);
    expect(problemsOf({ ...good, steps: [{ action: 'x', owner: 'zoe' }] })).toMatchObject([
      { field: 'steps[0].owner' },
    ]);
  });

  test('people and contacts are those that exist', () => {
    expect(problemsOf({ ...good, attendees: 'c1' })).toEqual([]);
    expect(problemsOf({ ...good, attendees: 'c2' })).toMatchObject([{ field: 'attendees' }]);
  });
});
