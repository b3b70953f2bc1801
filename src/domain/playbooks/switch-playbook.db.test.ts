import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProduct, runningProduct, SERVICE_UPGRADE } from '../../../test/running-product.ts';

const START = Date.UTC(2026, 2, 2, 9);
let product: RunningProduct;
beforeAll(async () => {
  product = await runningProduct(START);
  await product.run('publish-playbook', { files: SERVICE_UPGRADE });
  await product.goTo(START);
});
afterAll(() => product.close());

const live = async () => (await product.runtime(product.db)).live.length;

test('a playbook is switched off and on again while nobody is inside', async () => {
  expect(await live()).toBe(1);
  await product.run('switch-playbook', { playbook: 'service_upgrade', on: false });
  expect(await live()).toBe(0);
  await product.run('switch-playbook', { playbook: 'service_upgrade', on: true });
  expect(await live()).toBe(1);
  await expect(product.run('switch-playbook', { playbook: 'other', on: true })).rejects.toMatchObject({
    reason: 'playbook-not-found',
  });
});

test('with somebody inside it stays on, and says what to do', async () => {
  await product.send('acme', 'account.identified', {
    traits: { name: 'Acme', created_on: '2024-01-01', plan_limit: 100 },
  });
  await product.send('acme', 'upgrade.requested', {});
  await expect(product.run('switch-playbook', { playbook: 'service_upgrade', on: false })).rejects.toMatchObject({
    reason: 'playbook-in-use',
  });
  expect(await live()).toBe(1);
});
