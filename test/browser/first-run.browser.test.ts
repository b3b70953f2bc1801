import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './browser.ts';
import { OWNER, Workbench } from './workbench.ts';

let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  workbench = await Workbench.start();
  page = await workbench.strangerPage();
});
afterAll(() => workbench?.close());

const A_MINUTE = 60_000;

test('from an empty folder: the owner, the sample company, and the first signals within a minute', {
  timeout: 180_000,
}, async () => {
  await page.goto(workbench.setUpLink);
  await page.getByLabel('Your name').fill(OWNER.name);
  await page.getByLabel('E-mail address').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Become the owner' }).click();
  await page.getByRole('heading', { name: 'Welcome' }).waitFor();
  await page.getByText('Service upgrade').waitFor();
  await page.getByRole('heading', { name: 'Getting started' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Load the sample company' }).click();
  await page.getByRole('progressbar').waitFor();
  // The first signals are on the screen while the rest still comes.
  await page
    .getByText('strong', { exact: true })
    .first()
    .waitFor({ timeout: 2 * A_MINUTE });
  await page.getByText('sample accounts are loaded').waitFor({ timeout: 2 * A_MINUTE });
  await expectAccessible(page);
});

test('a file is sent, its columns are named, the first rows are seen, and what is refused is told', {
  timeout: 120_000,
}, async () => {
  await page.getByRole('radio', { name: 'Upload a file' }).click();
  const csv =
    'Company ID;Company Name;Customer Since;Plan Limit\nC-1;한빛호텔;03.02.2024;1.200,5\nC-2;Maple Dental;31.12.2023;about 80\n';
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'companies.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('heading', { name: 'First rows as they would come in' }).waitFor();
  expect(await page.getByLabel('Each row is one of').inputValue()).toBe('accounts');
  await page.getByLabel('How Plan Limit is written').selectOption('1.234,5');
  await page.getByText('plan_limit: 1200.5').waitFor();
  await page.getByText('this needs a number like 1.234,5').first().waitFor();
  await expectAccessible(page);
  // What the table has made is the text of a map file.
  await page.getByRole('radio', { name: 'Text' }).click();
  expect(await page.getByLabel('The map as text').inputValue()).toContain(
    'plan_limit: { column: Plan Limit, to: number, format: "1.234,5" }',
  );
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('Imported', { exact: true }).waitFor();
  await page.getByText('line 3').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'All imports' }).click();
  await page.getByRole('button', { name: /companies\.csv/ }).waitFor();
  await expectAccessible(page);
});

test('a source is connected by a key, and its first event is told as it comes', { timeout: 120_000 }, async () => {
  await page.goto(`${workbench.url}/settings/sources`);
  await page.getByRole('button', { name: 'Connect a source' }).click();
  await page.getByLabel('What sends the events').fill('Web app');
  await page.getByRole('button', { name: 'Make a write key' }).click();
  await page.getByText('Waiting for the first event…').waitFor();
  const key =
    (await page
      .getByText(/^perennial_write_/)
      .first()
      .textContent()) ?? '';
  const sent = await fetch(`${workbench.url}/v1/track`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      userId: 'u-1',
      event: 'service.used',
      properties: { quantity: 1 },
      context: { groupId: 'C-1' },
    }),
  });
  expect(sent.status).toBe(200);
  await page.getByText('First event received').waitFor();
  await expectAccessible(page);
});

test('the sample company goes in one click, and one’s own account stays', { timeout: 180_000 }, async () => {
  await page.goto(`${workbench.url}/welcome`);
  await page.getByRole('button', { name: 'Remove the sample company' }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await page.getByRole('button', { name: 'Load the sample company' }).waitFor({ timeout: 2 * A_MINUTE });
  await page.goto(`${workbench.url}/accounts`);
  await page.getByText('한빛호텔').first().waitFor();
  expect(await workbench.run<{ accounts: number }>('get-sample', {})).toMatchObject({ state: 'removed', accounts: 0 });
});

test('nothing fails in any page', () => {
  expect(workbench.problems).toEqual([]);
});
