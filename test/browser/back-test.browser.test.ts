import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFolder } from '#surfaces/cli';
import { expectAccessible } from './browser.ts';
import { Workbench } from './workbench.ts';

/** The sample company is small: a replay is done before one looks twice. */
const PATIENCE = 60_000;

let workbench: Workbench;
let page: Page;
let run: string;

beforeAll(async () => {
  workbench = await Workbench.open({ sample: true });
  page = await workbench.page();
});
afterAll(() => workbench?.close());

test('a lower threshold is tried on the past, and each difference opens into its reasons', async () => {
  const shipped = readFolder('playbooks/service-upgrade');
  const signals = (shipped['signals.yaml'] ?? '').replace('account.plan_limit >= 0.8', 'account.plan_limit >= 0.5');
  expect(signals).not.toBe(shipped['signals.yaml']);
  const files = { ...shipped, 'signals.yaml': signals };
  ({ run } = await workbench.run<{ run: string }>('start-back-test', { files, months: 12 }));
  await page.goto(`${workbench.url}/playbooks/service_upgrade/back-tests/${run}`);
  await page.getByText(/Would have changed/).waitFor({ timeout: PATIENCE });
  await page.getByRole('link', { name: /New signals/ }).click();
  expect(new URL(page.url()).searchParams.get('way')).toBe('comes');
  await page.getByRole('row').nth(1).click();
  const panel = page.getByRole('dialog');
  await panel.getByText('Under the draft').first().waitFor();
  await panel.getByText('usage.sum("30d")').first().waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
});

test('it reads in Korean and in the dark', async () => {
  const other = await workbench.page({ locale: 'ko', theme: 'dark' });
  await other.goto(`${workbench.url}/playbooks/service_upgrade/back-tests/${run}?kind=band`);
  await other.getByText(/새로 발생했을 것/).waitFor();
  await expectAccessible(other);
});

test('nothing fails in any page', () => {
  expect(workbench.problems).toEqual([]);
});
