import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ProductDoor, productDoor } from './product-door.ts';
import { TRIAL } from './trial-playbook.ts';

let door: ProductDoor;
beforeAll(async () => {
  door = await productDoor();
});
afterAll(() => door.close());

const MAIL = `---
purpose: service
from: csm
to: primary contact
with: { used: usage.sum("7d") / account.plan_limit }
---
## en
# Your plan, {{contact.first_name}}
You use {{used}} of {{account.plan_limit}}.
`;
const WELCOME = {
  ...TRIAL,
  'facts.yaml': `${TRIAL['facts.yaml']}  trial.began: {}\n`,
  'journeys/welcome.yaml': `journey: welcome
title: Welcome
enter: { on: trial.began }
stages:
  - stage: hello
    steps:
      - email: plan
      - exit: done
`,
  'messages/plan.md': MAIL,
};

test('a variable that nothing gives is told before the playbook is published, with its place and the nearest name', async () => {
  const files = { ...WELCOME, 'messages/plan.md': MAIL.replace('{{used}}', '{{usd}} {{account.plan_limt}}') };
  const admin = { authorization: `Bearer ${door.keys.admin}` };
  expect(await door.told('/api/publish-playbook', { files }, admin)).toMatchInlineSnapshot(`
    "400 playbook-problems: The playbook is not published, it has 2 problems:
    messages/plan.md:9:11: nothing provides "usd"; did you mean "used"?
    messages/plan.md:9:19: nothing provides "account.plan_limt"; did you mean "account.plan_limit"?"
  `);
});

test('a variable that has no value when the mail is written holds that mail, and asks a person who has one', async () => {
  await door.ask('publish-playbook', { files: WELCOME });
  await door.drain();
  const person = await door.ask('add-person', { name: 'Zoe Park', email: 'zoe@vendor.example', roles: ['csm'] });
  await door.ask('set-account', { account: 'acme', attributes: { name: 'Acme', csm: person.id ?? person.person } });
  const who = { userId: 'jen', context: { groupId: 'acme' } };
  await door.told('/v1/identify', { ...who, traits: { email: 'jen@acme.com', first_name: 'Jen', is_primary: true } });
  await door.told('/v1/track', { ...who, event: 'trial.began' });
  await door.drain();
  const reason =
    'plan was not sent: used has no value; account.plan_limit has no value. Put it right, then retry the message';
  const { tasks } = await door.ask('list-tasks', { account: 'acme' });
  expect(tasks).toMatchObject([{ kind: 'put_right', title: `plan: ${reason}` }]);
  const { messages } = await door.ask('list-messages', { account: 'acme' });
  expect(messages).toMatchObject([{ name: 'plan', state: 'refused', refusal: 'value-missing', reason }]);
  expect(await door.ask('list-held-accounts', {})).toEqual({ accounts: [] });
});
