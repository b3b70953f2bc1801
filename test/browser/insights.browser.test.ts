import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './browser.ts';
import { Workbench } from './workbench.ts';

let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  workbench = await Workbench.open({ sample: true });
  page = await workbench.page();
});
afterAll(() => workbench?.close());

test('a KPI opens into its trend, its groups and the accounts that it counts', async () => {
  await page.goto(`${workbench.url}/insights`);
  await page.getByRole('link', { name: /Win rate/ }).click();
  await page.getByRole('heading', { name: 'Trend' }).waitFor();
  await page.getByRole('img', { name: 'Trend over 12 months' }).waitFor();
  await page.getByRole('radio', { name: 'By owner' }).click();
  await page.getByRole('heading', { name: 'By owner' }).waitFor();
  expect(new URL(page.url()).searchParams.get('by')).toBe('owner');
  await page
    .getByRole('cell', { name: /^(yes|no|undecided)$/ })
    .first()
    .waitFor();
  await expectAccessible(page);
  await page.goBack();
  await expectAccessible(page);
});

test('what needs somebody is told with the place where it can be done', async () => {
  await page.goto(`${workbench.url}/settings/limits`);
  await page.getByRole('heading', { name: 'What needs somebody' }).waitFor();
  await page.getByText('overdue').waitFor();
  for (const path of ['limits', 'held', 'outbox', 'quarantine', 'unassigned']) {
    await page.goto(`${workbench.url}/settings/${path}`);
    await page.getByRole('heading', { level: 1 }).last().waitFor();
    await expectAccessible(page);
  }
});

test('nothing fails in any page', () => {
  expect(workbench.problems).toEqual([]);
});
