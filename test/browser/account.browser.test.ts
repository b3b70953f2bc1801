import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './browser.ts';
import { Workbench } from './workbench.ts';

const MARKUP = '<img src=x onerror="window.wasRun=1"><script>window.wasRun=1</script>';
const SECTIONS = [
  'summary',
  'health',
  'usage',
  'timeline',
  'people',
  'signals',
  'journeys',
  'tasks',
  'opportunities',
  'meetings',
  'tickets',
  'surveys',
  'contract',
  'files',
];

let workbench: Workbench;
let page: Page;
let account: string;
const at = (section: string, search = ''): string =>
  `${workbench.url}/accounts/${encodeURIComponent(account)}/${section}${search}`;

beforeAll(async () => {
  workbench = await Workbench.open({ sample: true });
  const { signals } = await workbench.run<{ signals: { account: string; kind: string }[] }>('list-signals', {
    strength: 'strong',
    status: 'raised',
    kind: 'high_usage',
    limit: 1,
  });
  account = signals[0]?.account ?? '';
  page = await workbench.page();
}, 500_000);
afterAll(() => workbench?.close());

test('from a strong signal to the account, to why it was raised, to the event behind it', async () => {
  await page.goto(at('signals', '?why=high_usage'));
  const panel = page.getByRole('dialog');
  await panel.getByText('holds').first().waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await page.keyboard.press('2');
  await page.getByRole('heading', { name: 'What it is made of' }).waitFor();
  const parts = page.getByRole('button', { expanded: false }).filter({ hasText: /of \d+/ });
  await parts.first().click();
  await page.locator('a[href*="event="]').first().click();
  await page.getByRole('dialog').getByText('came in').waitFor();
  expect(new URL(page.url()).searchParams.get('event')).toMatch(/^[0-9a-f-]{36}$/);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
});

test('the parts of health add up to the value that is shown, on any past day', async () => {
  for (const search of ['', '?on=2026-06-15']) {
    await page.goto(at('health', search));
    const together = page.getByRole('listitem').filter({ hasText: 'Together' });
    await together.waitFor();
    const sum = /(\d+\.\d)/.exec((await together.textContent()) ?? '')?.[1];
    await page.getByText(`adds up to ${sum}`, { exact: false }).waitFor();
  }
});

test('a call that is logged stands on the timeline, and markup in it stays text', async () => {
  await page.goto(at('timeline'));
  await page.getByRole('button', { name: 'Log a call' }).click();
  await page.getByRole('textbox', { name: 'What was said' }).fill(MARKUP);
  await page.keyboard.press('Control+Enter');
  await page.getByText('It stands on the timeline.').first().waitFor();
  await page.getByRole('searchbox', { name: 'Search the timeline' }).fill('onerror');
  const line = page.getByRole('link').filter({ hasText: MARKUP });
  await line.first().click();
  await page.getByRole('dialog').getByText(MARKUP).waitFor();
  expect(await page.evaluate('window.wasRun')).toBeUndefined();
  await page.keyboard.press('Escape');
});

test('a field of a person is changed in place and taken back', async () => {
  await page.goto(at('people'));
  const role = page.getByRole('button', { name: /^Role: / }).first();
  const before = await role.textContent();
  await role.click();
  await page.getByRole('textbox', { name: 'Role' }).fill(MARKUP);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `Role: ${MARKUP}. Change` }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page
    .getByRole('button', { name: `Role: ${before}. Change` })
    .first()
    .waitFor();
  expect(await page.evaluate('window.wasRun')).toBeUndefined();
});

test('the sections are reached by their numbers, and a list’s neighbours by brackets', async () => {
  await page.goto(at('summary'));
  const list = JSON.stringify([account, 'sample-001']);
  await page.evaluate(`sessionStorage.setItem('perennial.account-list', ${JSON.stringify(list)})`);
  await page.reload();
  await page.getByRole('heading', { name: 'What happened' }).waitFor();
  await page.keyboard.press('4');
  await page.waitForURL(/\/timeline$/);
  await page.locator('[aria-current=page]', { hasText: 'Timeline' }).waitFor();
  // The address changes before the page does, and keys are the page's.
  const name = (): Promise<string | null> => page.getByRole('heading', { level: 1 }).textContent();
  const first = await name();
  await page.keyboard.press(']');
  await page.waitForURL(/\/accounts\/sample-001\/timeline$/);
  await expect.poll(name).not.toBe(first);
  await page.keyboard.press('[');
  await page.waitForURL(at('timeline'));
  await expect.poll(name).toBe(first);
});

test.each(['light', 'dark'] as const)('every section is accessible in the %s theme', async (theme) => {
  const other = await workbench.page({ theme });
  for (const section of SECTIONS) {
    await other.goto(at(section));
    await other.locator('[aria-current=page]').first().waitFor();
    await other.waitForLoadState('networkidle');
    await expectAccessible(other);
  }
});

test('an account that is not there says so', async () => {
  await page.goto(`${workbench.url}/accounts/nobody/summary`);
  await page.getByText('Nothing is known of this account').waitFor();
});

test('nothing fails in any page', () => {
  expect(workbench.problems).toEqual([]);
});
