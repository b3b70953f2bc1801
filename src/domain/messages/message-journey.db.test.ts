import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, type JsonObject } from '#base';
import { type RunningProduct, runningProduct } from '../../../test/running-product.ts';

const start = Date.UTC(2026, 2, 2, 9);
const message = (head: string, body: string): string =>
  `---\n${head}\nfrom: csm\nto: primary contact\n---\n## en\n${body}\n`;
const files = {
  'playbook.yaml': 'playbook: growing\ntitle: Growing\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'facts.yaml': 'events:\n  order.placed: { properties: {} }\n  plan.liked: { properties: {} }\n',
  'journeys/ask.yaml': `journey: ask
title: Ask
enter: { on: [order.placed] }
stages:
  - stage: ask
    steps:
      - email: question
      - id: answer
        await: [plan.liked]
        meanwhile: [ { at: 2d after order.placed, email: reminder } ]
        for: 10d
        then: { timeout: { exit: quiet } }
      - email: thanks
      - exit: done
`,
  'journeys/greet.yaml': `journey: greet
title: Greet
enter: { on: [order.placed] }
stages:
  - stage: greet
    steps:
      - email: greeting
      - exit: done
`,
  'messages/question.md': message(
    'purpose: upsell\nanswers: { yes: { event: plan.liked } }',
    '# How is it?\n{{answer "I like it" "yes"}}',
  ),
  'messages/reminder.md': message('purpose: upsell\nthread: question', '# How is it?\nStill curious.'),
  'messages/thanks.md': message('purpose: service\nsend: after review by csm', '# Thank you\nGood to hear.'),
  'messages/greeting.md': message('purpose: relationship', '# Hello\nHello.'),
};

let product: RunningProduct;
beforeEach(async () => {
  product = await runningProduct(start);
  await product.run('publish-playbook', { files });
  await product.run('add-person', { id: 'zoe', name: 'Zoe Park', email: 'zoe@vendor.example', roles: ['csm'] });
  await product.send('acme', 'account.identified', { traits: { name: 'Acme', csm: 'zoe' } });
});
afterEach(() => product.close());

const known = () =>
  product.send('acme', 'contact.identified', { contact: 'ann', traits: { name: 'Ann', email: 'ann@acme.example' } });
const messageOf = async (name: string) => {
  const { messages } = (await product.run('list-messages', {})) as { messages: (JsonObject & { name: string })[] };
  return messages.find((one) => one.name === name);
};
const openTasks = async () => (await product.run('list-tasks', { status: 'open' })).tasks as JsonObject[];
const named = async (name: string) =>
  (await product.db.query<{ properties: JsonObject }>('select properties from event where name = $1', [name])).map(
    ({ properties }) => properties,
  );

test('an answer ends the wait for it, and what follows leaves once a person has looked at it', async () => {
  await known();
  await product.send('acme', 'order.placed', {});
  const question = await messageOf('question');
  await product.goTo(start + DAY);
  await product.run('record-answer', { account: 'acme', message: question?.message, answer: 'yes' });
  expect(await named('email.answered')).toMatchObject([{ answer: 'yes', message: 'question' }]);
  expect(await messageOf('reminder')).toBeUndefined();
  const thanks = await messageOf('thanks');
  expect(thanks).toMatchObject({ state: 'review' });
  expect(await openTasks()).toMatchObject([
    { kind: 'review_message', assignee: 'zoe', title: expect.stringContaining('Thank you') },
  ]);
  await product.run('approve-message', { account: 'acme', message: thanks?.message });
  expect(await messageOf('thanks')).toMatchObject({ state: 'queued' });
  expect(await openTasks()).toEqual([]);
});

test('an account that nobody can be written to asks a person once, and a follow-up asks nobody', async () => {
  await product.send('acme', 'order.placed', {});
  await product.goTo(start + 3 * DAY);
  expect(await openTasks()).toMatchObject([{ kind: 'unreachable', assignee: 'zoe' }]);
  expect((await named('email.refused')).map(({ reason }) => reason)).toEqual(['no-contact', 'no-contact']);
  expect(await named('email.dropped')).toMatchObject([{ message: 'reminder', reason: 'thread-missing' }]);
});

test('who unsubscribes gets nothing more that they did not ask for, until a person lifts it', async () => {
  await known();
  await product.send('acme', 'order.placed', {});
  const greeting = await messageOf('greeting');
  await product.run('unsubscribe-contact', { account: 'acme', message: greeting?.message });
  await product.goTo(start + 2 * DAY);
  expect(await messageOf('reminder')).toMatchObject({ state: 'refused', refusal: 'unsubscribed' });
  const { contacts } = await product.run('get-account', { account: 'acme' });
  expect(contacts).toMatchObject([{ contact: 'ann', suppressed: 'unsubscribed' }]);
  await product.run('unsuppress-contact', { account: 'acme', contact: 'ann' });
  const reminder = await messageOf('reminder');
  await product.run('retry-message', { account: 'acme', message: reminder?.message });
  expect(await messageOf('reminder')).toMatchObject({ state: 'queued' });
  expect((await named('message.written')).map(({ message: name }) => name)).toEqual([
    'question',
    'greeting',
    'reminder',
  ]);
});
