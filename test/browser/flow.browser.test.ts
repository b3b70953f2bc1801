import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './browser.ts';
import { Workbench } from './workbench.ts';

interface Opportunity {
  readonly account: string;
  readonly opportunity: string;
}

let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  workbench = await Workbench.open({ sample: true });
  page = await workbench.page();
});
afterAll(() => workbench?.close());

test('a journey is drawn from its definition, and a step opens into who has been there', async () => {
  await page.goto(`${workbench.url}/journeys`);
  await page.getByRole('link', { name: /Service upgrade/ }).click();
  await page.getByRole('region', { name: 'Map of the journey' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Decision, wait/ }).click();
  await page.getByRole('heading', { name: 'Decision' }).waitFor();
  expect(new URL(page.url()).searchParams.get('step')).toBe('decision');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Funnel' }).waitFor();
  for (const [tab, there] of [
    ['People', 'Accounts in the journey'],
    ['Results', 'How they left'],
    ['Text', 'Text of the journey'],
  ] as const) {
    await page.getByRole('radio', { name: tab }).click();
    await page
      .getByRole(tab === 'People' ? 'grid' : tab === 'Text' ? 'region' : 'heading', { name: there })
      .first()
      .waitFor();
    await expectAccessible(page);
  }
});

test('a journey is paused with a reason, says so, and goes on', async () => {
  await page.goto(`${workbench.url}/journeys/service_upgrade/service_upgrade`);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByLabel('Why (optional)').fill('Prices change');
  await page.getByRole('button', { name: 'Pause the journey' }).click();
  await page.getByText('paused', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('live', { exact: true }).waitFor();
});

test('a decision recorded as upgrade brings the confirmation into the mailbox', async () => {
  const { opportunities } = await workbench.run<{ opportunities: readonly Opportunity[] }>('list-opportunities', {
    stage: 'proposal',
  });
  const [one] = opportunities;
  if (one === undefined) throw new Error('the sample has no opportunity with a proposal');
  await page.goto(`${workbench.url}/opportunities?open=${one.opportunity}`);
  await page.getByRole('button', { name: 'Record the decision' }).click();
  await page.getByLabel('Option of the proposal').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.getByText('The decision is recorded').first().waitFor();
  await page.goto(`${workbench.url}/mailbox?account=${encodeURIComponent(one.account)}&box=out`);
  await expect
    .poll(
      async () => {
        const { messages } = await workbench.run<{ messages: readonly { name: string }[] }>('list-messages', {
          account: one.account,
        });
        return messages.map(({ name }) => name);
      },
      { timeout: 20_000 },
    )
    .toContain('upgrade_confirmation');
  await page.reload();
  await page.getByRole('row').nth(1).click();
  const frame = page.frameLocator('iframe[title="The message as its reader sees it"]');
  await frame.locator('body').waitFor();
  expect((await frame.locator('body').textContent())?.length).toBeGreaterThan(50);
  await expectAccessible(page);
});

test('the board and the list of opportunities, and the mailbox, keep to the rules in both themes and languages', async () => {
  for (const looking of [{ theme: 'dark' }, { locale: 'ko' }] as const) {
    const other = await workbench.page(looking);
    for (const path of ['/opportunities', '/opportunities?as=list', '/mailbox', '/journeys']) {
      await other.goto(`${workbench.url}${path}`);
      await other.getByRole('heading', { level: 1 }).first().waitFor();
      await other.waitForLoadState('networkidle');
      await expectAccessible(other);
    }
  }
});

test('nothing fails in any page', () => {
  expect(workbench.problems).toEqual([]);
});
