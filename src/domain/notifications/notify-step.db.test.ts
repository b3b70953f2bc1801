import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import { type RunningProduct, runningProduct } from '../../../test/running-product.ts';

const start = Date.UTC(2026, 2, 2, 9);
const files = {
  'playbook.yaml': 'playbook: telling\ntitle: Telling\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'facts.yaml': 'events:\n  order.placed: { properties: { plan: { type: text, required: true } } }\n',
  'journeys/tell.yaml': `journey: tell
title: Tell
enter: { on: [order.placed] }
stages:
  - stage: tell
    steps:
      - notify: won
      - await: [email.replied]
        for: 30d
        then: { timeout: { exit: done } }
      - exit: done
`,
  'messages/won.md': `---
purpose: internal
from: csm
to: [csm, operations]
with: { plan: event.properties.plan }
---
## en
# {{account.name}} takes {{plan}}
Well done, {{csm.first_name}}.
`,
};

let product: RunningProduct;
beforeEach(async () => {
  product = await runningProduct(start);
  await product.run('publish-playbook', { files });
  for (const [id, role] of [
    ['zoe', 'csm'],
    ['olga', 'operations'],
    ['root', 'admin'],
  ]) {
    await product.run('add-person', { id, name: `${id} Park`, email: `${id}@vendor.example`, roles: [role] });
  }
  await product.send('acme', 'account.identified', { traits: { name: 'Acme', csm: 'zoe' } });
  await product.send('acme', 'order.placed', { plan: 'Growth' });
});
afterEach(() => product.close());

const events = async (name: string) =>
  (await product.db.query<{ properties: JsonObject }>('select properties from event where name = $1', [name])).map(
    ({ properties }) => properties,
  );

test('a step tells colleagues once, and the log says so', async () => {
  const { notifications } = await product.run('list-notifications', {});
  expect(notifications).toMatchObject([
    { person: 'zoe', title: 'Acme takes Growth', text: 'Well done, zoe.', message: 'won' },
    { person: 'olga', title: 'Acme takes Growth' },
  ]);
  expect(await events('notification.made')).toMatchObject([{ message: 'won', people: ['zoe', 'olga'] }]);
  expect(await product.db.query('select channel, payload->>$1 as to from outbox order by 2', ['to'])).toEqual([
    { channel: 'email', to: 'olga@vendor.example' },
    { channel: 'email', to: 'zoe@vendor.example' },
  ]);
});

test('a mail to a colleague that does not arrive asks the admin', async () => {
  const [made] = await events('notification.made');
  const { id = '', enrollment = '' } = made ?? {};
  const mail = { id, message: 'won', to: 'olga@vendor.example', enrollment, reason: 'no such user' };
  await product.send('acme', 'email.bounced', { ...mail, purpose: 'internal', playbook: 'telling', version: '1' });
  const { tasks } = await product.run('list-tasks', {});
  expect(tasks).toMatchObject([
    { kind: 'put_right', assignee: 'root', title: 'won did not reach olga@vendor.example: no such user' },
  ]);
});

test('nobody to tell is a task of its own and an event', async () => {
  for (const id of ['zoe', 'olga', 'root']) await product.run('update-person', { person: id, roles: [] });
  await product.send('beta', 'order.placed', { plan: 'Growth' });
  expect(await events('notify.refused')).toMatchObject([{ reason: 'nobody-to-tell' }]);
  const { tasks } = await product.run('list-tasks', { account: 'beta' });
  expect(tasks).toMatchObject([{ kind: 'put_right', title: expect.stringContaining('won was not told') }]);
});
