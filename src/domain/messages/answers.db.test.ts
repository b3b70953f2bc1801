import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { idOf, MINUTE } from '#base';
import { emailEffect, type MessageBench, MONDAY_NINE, messageBench } from '../../../test/messages.ts';

let bench: MessageBench;
let enrollment: string;
beforeEach(async () => {
  bench = await messageBench();
  enrollment = await bench.enrollment('running');
});
afterEach(() => bench.close());

const answers = {
  yes: { event: 'email.answered', with: {}, ask: [], goTo: 'csm.booking_link' },
  not_now: {
    event: 'decision.recorded',
    with: { decision: 'defer' },
    ask: [{ id: 'follow_up_on', label: 'When?', type: 'date', required: true }],
  },
};
const bodies = {
  en: {
    subject: 'Hello',
    body: '{{answer "Yes, great!" "yes"}} {{answer "Not now" "not_now"}} {{button "Book" csm.booking_link}} [us](https://us.example)',
  },
};
const question = (more: object = {}) => emailEffect({ enrollment }, { answers, bodies, ...more });
const { id } = emailEffect();
const answer = (name: string, fields = {}) =>
  bench.run('record-answer', { account: 'acme', message: id, answer: name, fields });

describe('record-answer', () => {
  test('is the event of the answer, with what it asks for, and always email.answered', async () => {
    await bench.send(question());
    const opportunity = idOf('opportunity');
    await bench.run('record-answer', {
      account: 'acme',
      message: id,
      answer: 'not_now',
      fields: { follow_up_on: '2026-06-01', more: 'x' },
      opportunity,
    });
    const said = { id, message: 'outreach', answer: 'not_now', enrollment, opportunity };
    expect(await bench.events()).toMatchObject([
      {
        name: 'decision.recorded',
        contact: 'ann',
        properties: { ...said, decision: 'defer', follow_up_on: '2026-06-01' },
      },
      { name: 'email.answered', contact: 'ann', properties: { ...said, follow_up_on: '2026-06-01' } },
    ]);
    expect((await bench.events())[0]?.properties).not.toHaveProperty('more');
  });

  test('without an event of its own is email.answered once, and leads on', async () => {
    await bench.send(question());
    expect(await answer('yes')).toMatchObject({ go_to: 'https://book.example/zoe' });
    expect((await bench.events()).map(({ name }) => name)).toEqual(['email.answered']);
  });

  test('can be changed while the journey runs, and is not told twice', async () => {
    await bench.send(question());
    await answer('yes');
    await answer('yes');
    await answer('not_now', { follow_up_on: '2026-06-01' });
    await answer('not_now', { follow_up_on: '2026-07-01' });
    expect((await bench.events()).map(({ name }) => name)).toEqual([
      'email.answered',
      'decision.recorded',
      'email.answered',
      'decision.recorded',
      'email.answered',
    ]);
    expect(await bench.run('get-message', { account: 'acme', message: id })).toMatchObject({
      answers: [{ answer: 'yes', label: 'Yes, great!' }, { answer: 'not_now' }],
      answered: { answer: 'not_now', fields: { follow_up_on: '2026-07-01' } },
    });
    await bench.db.query(`update enrollment set status = 'exited'`);
    await expect(answer('yes')).rejects.toMatchObject({ code: 'conflict', reason: 'journey-left' });
  });

  test('counts after the journey too, when it is the first', async () => {
    await bench.send(question());
    await bench.db.query(`update enrollment set status = 'exited'`);
    await answer('yes');
    expect(await bench.events()).toHaveLength(1);
  });

  test.each([
    ['maybe', {}, { code: 'not_found', reason: 'answer-not-offered' }],
    ['not_now', {}, { code: 'invalid', reason: 'answer-incomplete' }],
    ['not_now', { follow_up_on: 'soon' }, { code: 'invalid', reason: 'answer-incomplete' }],
  ])('%s with %j is refused', async (name, fields, error) => {
    await bench.send(question());
    await expect(answer(name, fields)).rejects.toMatchObject(error);
    expect(await bench.events()).toEqual([]);
  });
});

describe('a message that offers answers', () => {
  test('is refused where one leads nowhere or is not declared', async () => {
    await bench.db.query('update person set booking_link = null');
    const body = { en: { subject: 'Hello', body: '{{answer "Yes" "yes"}}' } };
    expect((await bench.send(question({ bodies: body })))[0]).toMatchObject({
      reason: 'value-missing',
      message: expect.stringContaining('csm.booking_link'),
    });
    const unknown = { en: { subject: 'Hello', body: '{{answer "Yes" "no_such"}}' } };
    const [outcome] = await bench.send({ ...question({ bodies: unknown }), id: idOf('other') });
    expect(outcome).toMatchObject({ reason: 'value-unfit', message: expect.stringContaining('"no_such"') });
  });

  test('offers only what its text names', async () => {
    const body = {
      en: { subject: 'Hello', body: '{{#if no}}{{answer "Yes" "yes"}}{{/if}}{{answer "Later" "not_now"}}' },
    };
    await bench.send(question({ bodies: body }));
    await expect(answer('yes')).rejects.toMatchObject({ reason: 'answer-not-offered' });
  });
});

describe('texts', () => {
  test('name what was answered in forms, row by row, and the evidence of what entered the journey', async () => {
    const body =
      'We spoke of {{answers.call_note.topic}}: {{#each answers.call_note.needs}}{{this.need}}; {{/each}}{{evidence.plan}}';
    const row = question({ bodies: { en: { subject: 'Hello', body } } });
    const answersOfForms = { call_note: { topic: 'growth', needs: [{ need: 'seats' }, { need: 'time' }] } };
    const [outcome] = await bench.send({
      ...row,
      payload: { ...row.payload, answers: answersOfForms, evidence: { plan: 'Gold' } },
    });
    expect(outcome).toMatchObject({ outbox: [{ payload: { body: 'We spoke of growth: seats; time; Gold' } }] });
    const [refused] = await bench.send({ ...row, id: idOf('other') });
    expect(refused).toMatchObject({
      reason: 'value-missing',
      message: expect.stringContaining('answers.call_note.topic'),
    });
    await expect(bench.run('retry-message', { account: 'acme', message: idOf('other') })).rejects.toMatchObject({
      reason: 'value-missing',
    });
  });
});

describe('record-click', () => {
  const click = (link: number) => bench.run('record-click', { account: 'acme', message: id, link });

  test('tells the link by its place in the text', async () => {
    await bench.send(question());
    await click(1);
    await click(2);
    expect(await bench.events()).toMatchObject([
      {
        name: 'email.clicked',
        contact: 'ann',
        properties: { id, message: 'outreach', link: 1, url: 'https://book.example/zoe', enrollment },
      },
      { properties: { link: 2, url: 'https://us.example' } },
    ]);
    await expect(click(3)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('twice within a minute is one reader', async () => {
    await bench.send(question());
    await click(1);
    await click(1);
    bench.clock.set(MONDAY_NINE + MINUTE);
    await click(1);
    const keys = await bench.db.query<{ key: string }>(`select event ->> 'key' as key from inbox`);
    expect(new Set(keys.map(({ key }) => key)).size).toBe(2);
  });
});
