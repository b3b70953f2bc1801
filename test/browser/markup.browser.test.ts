import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../e2e/eventually.ts';
import { Workbench } from './workbench.ts';

/** What would run, if any screen let it. */
const MARKUP = `<img src=x onerror="window.ran=1"><script>window.ran=1</script><svg onload="window.ran=1"></svg>{{7*7}}`;
const SHORT = '<img src=x onerror="window.ran=1">';
const ACCOUNT = 'acme "<b>&';

let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  workbench = await Workbench.open();
  const run = (operation: string, input: object): Promise<unknown> => workbench.run(operation, input);
  await run('add-person', { name: MARKUP, email: 'markup@perennial.example', roles: ['csm'] });
  const account = ACCOUNT;
  await run('set-account', {
    account,
    attributes: { name: MARKUP, segment: MARKUP, owner: 'markup@perennial.example', note: MARKUP, plan_limit: 10 },
  });
  await run('set-contact', {
    account,
    contact: MARKUP,
    name: MARKUP,
    email: 'jane@acme.example',
    role: MARKUP,
    is_primary: true,
  });
  await run('record-contract', { account, contract: MARKUP, plan: MARKUP, starts_on: '2026-01-01', arr: 1000 });
  await run('record-ticket', { account, ticket: MARKUP, title: MARKUP, kind: MARKUP, priority: MARKUP });
  await run('record-note', { account, text: MARKUP });
  await run('add-to-segment', { account, segment: SHORT });
  await run('record-reply', { account, text: MARKUP });
  await run('record-event', { account, name: 'nps.submitted', properties: { score: 10, comment: MARKUP } });
  await run('record-event', { account, name: 'service.used', properties: { quantity: 20, service: MARKUP } });
  await run('record-event', { account, name: 'upgrade.requested', properties: { plan: MARKUP, note: MARKUP } });
  await run('record-event', { account, name: MARKUP, properties: { [MARKUP]: MARKUP } });
  await eventually(
    'a signal is raised',
    () => workbench.run<{ signals: unknown[] }>('list-signals', { account }),
    ({ signals }) => signals.length > 0,
  );
  page = await workbench.page();
});
afterAll(() => workbench?.close());

const SECTIONS =
  'summary health usage timeline people signals journeys tasks opportunities meetings tickets surveys contract files';
const PLACES = [
  '/',
  '/accounts',
  '/signals',
  '/tasks',
  '/journeys/service_upgrade/service_upgrade',
  '/opportunities',
  '/mailbox',
  '/settings/people',
  '/settings/quarantine',
  '/settings/audit',
  ...SECTIONS.split(' ').map((section) => `/accounts/${encodeURIComponent(ACCOUNT)}/${section}`),
];

test.each(PLACES)('%s shows markup as the text that it is', async (path) => {
  await page.goto(`${workbench.url}${path}`);
  await page.waitForLoadState('networkidle');
  await page.getByRole('heading', { level: 1 }).last().waitFor();
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  // An element of ours would have other attributes.
  expect(await page.locator('img[src="x"], main script').count()).toBe(0);
});

test('the list shows the name as it was given', async () => {
  await page.goto(`${workbench.url}/accounts`);
  await page.getByText('<img src=x').first().waitFor();
});

test('every page comes with a policy that allows nothing inline and nothing from elsewhere', async () => {
  const response = await page.goto(workbench.url);
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(await page.locator('script:not([src]), style').count()).toBe(0);
});

test('nothing fails in any page', () => {
  expect(workbench.problems).toEqual([]);
});
