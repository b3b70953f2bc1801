import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY } from '#base';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../../../test/running-product.ts';

const START = Date.UTC(2026, 2, 2, 9);
let product: RunningProduct;
beforeAll(async () => {
  product = await runningProduct(START);
});
afterAll(() => product.close());

async function states(): Promise<Record<string, string>> {
  const { steps } = (await product.run('get-rollout', {})) as { steps: { step: string; state: string }[] };
  return Object.fromEntries(steps.map(({ step, state }) => [step, state]));
}

test('the checklist is computed from what is there, the sample company left out', async () => {
  expect(await states()).toMatchObject({ owner: 'next', playbook: 'open', accounts: 'open', journey: 'waits' });
  await product.run('publish-playbook', { files: SERVICE_UPGRADE });
  await product.goTo(START);
  await product.db.query(`insert into sample_account (shard, account) select shard, 'sample-1' from shard`);
  await product.send('sample-1', 'account.identified', { traits: { name: 'Sample' } });
  expect(await states()).toMatchObject({ playbook: 'done', accounts: 'open' });

  await product.send('acme', 'account.identified', {
    traits: { name: 'Acme', created_on: '2024-01-01', plan_limit: 100 },
  });
  await product.send('acme', 'contact.identified', { contact: 'ann', traits: { email: 'ann@acme.example' } }, 'ann');
  expect(await states()).toMatchObject({
    accounts: 'done',
    contacts: 'done',
    contracts: 'open',
    owners: 'open',
    journey: 'open',
  });
  await product.send('acme', 'contract.recorded', { contract: 'c', starts_on: '2026-01-01', arr: 10, currency: 'EUR' });
  await product.send('acme', 'service.used', { quantity: 5 });
  await product.run('add-person', { id: 'zoe', name: 'Zoe', email: 'zoe@own.example', roles: ['csm'] });
  await product.run('assign-account', { account: 'acme', owner: 'zoe' });
  await product.send('acme', 'upgrade.requested', {});
  await product.run('set-setting', { key: 'company.name', value: 'Green' });
  await product.run('set-setting', { key: 'company.support_phone', value: '1' });
  await product.run('set-setting', { key: 'company.booking_link', value: 'https://own.example/book' });
  await product.goTo(START + DAY);
  const after = await states();
  expect(Object.entries(after).filter(([, state]) => state !== 'done')).toEqual([
    ['owner', 'next'],
    ['mail', 'open'],
  ]);
});

test('whoever puts it away does not see it, until they want to again', async () => {
  await product.run('put-rollout-away', {});
  expect(await product.run('get-rollout', {})).toMatchObject({ put_away: true });
  await product.run('put-rollout-away', { away: false });
  expect(await product.run('get-rollout', {})).toMatchObject({ put_away: false });
});
