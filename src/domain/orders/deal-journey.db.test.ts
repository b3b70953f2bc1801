import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, type JsonObject } from '#base';
import { type RunningProduct, runningProduct } from '../../../test/running-product.ts';

const start = Date.UTC(2026, 2, 2, 9);
const files = {
  'playbook.yaml': 'playbook: deals\ntitle: Deals\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'facts.yaml':
    'attributes:\n  plan_limit: { type: number, unit: visits/month }\nevents:\n  growth.seen: { properties: {} }\n',
  'forms/offer.yaml': `form: offer
title: Offer
fields:
  - { field: plan, label: Plan, type: text, required: true }
  - { field: services, label: Services, type: list, required: true, fields: [ { field: service, label: Service, type: text, required: true } ] }
  - { field: price, label: Price a month, type: money }
  - { field: discounted, label: Is there a discount?, type: yes/no }
  - { field: discount, label: Why, type: text, required: true, show when: discounted == true }
`,
  'documents/proposal.md': `---
with: { monthly: contract.mrr }
---
## en
# Proposal for {{account.name}}
Today {{money monthly "USD"}} a month.

{{#each answers.offer.services}}
- {{this.service}}
{{/each}}
`,
  'messages/delivery.md':
    '---\npurpose: service\nfrom: csm\nto: primary contact\nattach: [proposal]\n---\n## en\n# Your options\nSee {{answers.offer.plan}}.\n',
  'messages/welcome.md':
    '---\npurpose: service\nfrom: csm\nto: primary contact\nwith: { plan: order.plan, before: order.previous_plan, more: order.additional_arr, benefits: order.benefits }\n---\n## en\n# Welcome to {{plan}}\nBefore: {{before}}. More: {{money more "USD"}}. {{benefits}}.\n',
  'journeys/deal.yaml': `journey: deal
title: Deal
enter: { on: [growth.seen, follow_up.due], always: [follow_up.due] }
stages:
  - stage: found
    steps:
      - { do: opportunity.create, with: { type: expansion, estimated_value: 600, currency: USD } }
      - { go: talk }
  - stage: talk
    steps:
      - { id: again, do: opportunity.reopen, when: event.name == "follow_up.due", with: { stage: qualified } }
      - { do: segment.remove, when: event.name == "follow_up.due", with: { segment: nurture } }
      - { task: offer, title: Offer, assign: csm, form: offer }
      - { document: proposal, review: csm, title: Look at the proposal }
      - email: delivery
      - { await: proposal.sent }
      - { do: opportunity.update, with: { stage: proposal } }
      - { id: decision, await: decision.recorded }
      - choose:
          - when: event.properties.decision == "defer"
            steps:
              - do: opportunity.update
                with: { stage: deferred, follow_up_on: =event.properties.follow_up_on, reason: =event.properties.reason }
              - { do: segment.add, with: { segment: nurture } }
              - { exit: deferred, again: { at: at decision.follow_up_on, from: talk } }
      - do: order.create
        with:
          option: =event.properties.option
          plan: '=known(event.properties.plan) ? event.properties.plan : answers.offer.plan'
          arr: '=known(event.properties.arr) ? event.properties.arr : answers.offer.price * 12'
          plan_limit: =event.properties.plan_limit
          effective_on: =event.properties.effective_on
      - { id: ordered, await: order.created }
      - { do: opportunity.update, with: { stage: won } }
      - { do: account.set, with: { field: grown, value: true } }
      - { do: event.record, with: { event: advocacy.suggested, reason: grown } }
      - email: welcome
      - exit: won
`,
};

let product: RunningProduct;
beforeEach(async () => {
  product = await runningProduct(start);
  await product.run('publish-playbook', { files });
  await product.run('add-person', { id: 'zoe', name: 'Zoe Park', email: 'zoe@vendor.example', roles: ['csm'] });
  await product.send('acme', 'account.identified', { traits: { name: 'Acme', csm: 'zoe', plan_limit: 100 } });
  await product.send('acme', 'contact.identified', {
    contact: 'ann',
    traits: { name: 'Ann', email: 'ann@acme.example' },
  });
  await product.send('acme', 'contract.recorded', {
    contract: 'c1',
    plan: 'Basic',
    starts_on: '2025-01-01',
    arr: 1200,
  });
  // Of two recordings of one instant the greater key holds: what follows is later.
  await product.goTo(start + 1000);
  await product.send('acme', 'growth.seen', {});
});
afterEach(() => product.close());

const list = async (operation: string, key: string, input: object = {}): Promise<JsonObject[]> =>
  (await product.run(operation, input))[key] as JsonObject[];
const openTask = async (kind: string) => (await list('list-tasks', 'tasks')).find((task) => task.kind === kind);
const complete = async (kind: string, answers: JsonObject = {}) =>
  product.run('complete-task', { account: 'acme', task: (await openTask(kind))?.task, answers });
const told = async (): Promise<string[]> =>
  (await product.db.query<{ name: string }>('select name from event order by received_at, depth')).map(
    ({ name }) => name,
  );
const offer: JsonObject = { plan: 'Premium', services: [{ service: 'Weekly visits' }], price: 150.05 };

test('from the offer to the contract: reviewed, sent, decided, ordered', async () => {
  await expect(complete('offer', { ...offer, discount: 'none' })).rejects.toMatchObject({ reason: 'answers-refused' });
  await complete('offer', offer);
  const [draft] = await list('list-documents', 'documents');
  expect(draft).toMatchObject({ state: 'draft', title: 'Proposal for Acme' });
  expect(await openTask('review_document')).toMatchObject({ title: 'Look at the proposal', concerns: draft?.document });
  const shown = await product.run('get-document', { account: 'acme', document: draft?.document });
  expect(shown.html).toMatch(/Today \$100 a month[\s\S]*<li>Weekly visits<\/li>/);
  expect(await list('list-messages', 'messages')).toEqual([]);

  await complete('review_document');
  expect(await list('list-messages', 'messages')).toMatchObject([{ name: 'delivery', state: 'queued' }]);
  expect(await list('list-opportunities', 'opportunities')).toMatchObject([{ stage: 'proposal' }]);
  await product.run('record-decision', { account: 'acme', decision: 'upgrade', option: 'A', plan_limit: 250 });

  expect(await list('list-orders', 'orders')).toMatchObject([
    {
      ...{ plan: 'Premium', previous_plan: 'Basic', plan_limit: 250, previous_plan_limit: 100, option: 'a' },
      ...{ arr: 1800.6, previous_arr: 1200, additional_arr: 600.6, monthly_price: 150.05, effective_on: '2026-03-02' },
    },
  ]);
  const { contracts, movements } = await product.run('list-contracts', { account: 'acme' });
  expect(contracts).toMatchObject([{ contract: 'c1', plan: 'Premium', arr: 1800.6, original_arr: 1200 }]);
  expect(movements).toMatchObject([{ movement: 'expansion', change: 600.6, plan_before: 'Basic' }]);
  expect(await product.run('get-account', { account: 'acme' })).toMatchObject({
    attributes: { plan_limit: 250, grown: true },
  });
  expect(await list('list-opportunities', 'opportunities')).toMatchObject([{ stage: 'won' }]);
  expect(await told()).toEqual(expect.arrayContaining(['advocacy.suggested', 'opportunity.won', 'contract.moved']));
  const welcome = (await list('list-messages', 'messages')).find(({ name }) => name === 'welcome');
  expect(welcome).toMatchObject({ state: 'refused', reason: expect.stringContaining('benefits has no value') });
});

test('what is deferred comes back on its day, and is the same opportunity', async () => {
  await complete('offer', offer);
  await complete('review_document');
  await product.run('record-decision', {
    ...{ account: 'acme', decision: 'defer', follow_up_on: '2026-04-10', reason: 'budget' },
  });
  const [deferred] = await list('list-opportunities', 'opportunities');
  expect(deferred).toMatchObject({ stage: 'deferred', reason: 'budget', follow_up_on: '2026-04-10' });
  expect(await product.run('get-account', { account: 'acme' })).toMatchObject({ segments: ['nurture'] });
  await product.goTo(Date.UTC(2026, 3, 9, 23));
  expect(await list('list-opportunities', 'opportunities', { open: true })).toEqual([]);
  await product.goTo(Date.UTC(2026, 3, 10, 10));
  const [again, ...others] = await list('list-opportunities', 'opportunities');
  expect(others).toEqual([]);
  expect(again).toMatchObject({ opportunity: deferred?.opportunity, stage: 'qualified' });
  expect(again?.enrollment).not.toBe(deferred?.enrollment);
  expect(again).not.toHaveProperty('follow_up_on');
  expect(await product.run('get-account', { account: 'acme' })).toMatchObject({ segments: [] });
  expect(await openTask('offer')).toMatchObject({ status: 'open' });
});

test('an order that nobody priced asks a person, and goes on once it is made by hand', async () => {
  const { price: _, ...unpriced } = offer;
  await complete('offer', unpriced);
  await complete('review_document');
  await product.run('record-decision', { account: 'acme', decision: 'upgrade', option: 'a' });
  expect(await openTask('put_right')).toMatchObject({
    title: expect.stringMatching(/arr, its yearly total is not known/),
  });
  expect(await list('list-orders', 'orders')).toEqual([]);
  await product.goTo(start + DAY);
  await product.run('create-order', { account: 'acme', plan: 'Premium', arr: 1800, benefits: ['Weekly visits'] });
  expect(await list('list-opportunities', 'opportunities')).toMatchObject([{ stage: 'won' }]);
  const { contracts } = await product.run('list-contracts', { account: 'acme' });
  expect(contracts).toMatchObject([{ plan: 'Premium', arr: 1800 }]);
  const welcome = (await list('list-messages', 'messages')).find(({ name }) => name === 'welcome');
  expect(welcome).toMatchObject({ subject: 'Welcome to Premium', state: 'queued' });
});
