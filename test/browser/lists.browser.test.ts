import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../e2e/eventually.ts';
import { expectAccessible } from './browser.ts';
import { Workbench } from './workbench.ts';

const NAMES = ['Ashford', 'Bayview', 'Clearfield', 'Harbor', 'Juniper', '한빛'].flatMap((name) =>
  ['Clinics', 'Hotels', 'Labs', 'Logistics'].map((kind) => `${name} ${kind}`),
);

let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  workbench = await Workbench.open();
  await workbench.run('add-person', { id: 'ana', name: 'Ana Ruiz', email: 'ana@perennial.example', roles: ['csm'] });
  for (let place = 0; place < NAMES.length; place++) await customer(place);
  await eventually(
    'all are recorded',
    () => workbench.run<{ total: number }>('list-accounts', { filter: 'known(contract.arr) && known(account.name)' }),
    ({ total }) => total === NAMES.length,
  );
  page = await workbench.page();
});
afterAll(() => workbench?.close());

/** As it would come from outside: who it is, and its contract. */
async function customer(place: number): Promise<void> {
  const account = `customer-${place}`;
  const attributes = { name: NAMES[place] ?? '', owner: 'ana', segment: place % 2 === 0 ? 'enterprise' : 'mid-market' };
  await workbench.run('set-account', { account, attributes });
  const ends_on = new Date(Date.now() + (place + 1) * 10 * 86_400_000).toISOString().slice(0, 10);
  await workbench.run('record-contract', {
    account,
    contract: 'c',
    starts_on: '2026-01-01',
    ends_on,
    arr: 1000 + place,
  });
}

const grid = () => page.getByRole('grid', { name: 'Accounts' });
const rows = () => grid().getByRole('row');
const search = (name: string): string | null => new URL(page.url()).searchParams.get(name);

test('accounts are sorted, found, and looked at without leaving the list, by keyboard alone', async () => {
  await page.goto(`${workbench.url}/accounts`);
  await rows().nth(3).waitFor();
  await expectAccessible(page);
  await grid().getByRole('button', { name: 'ARR' }).press('Enter');
  await expect.poll(() => search('sort')).toBe('-arr');
  await page.keyboard.press('/');
  await page.keyboard.type('ashford l');
  await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(3);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => search('q')).toBe(null);
  await grid().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  const panel = page.getByRole('dialog');
  await panel.getByText('Ana Ruiz').waitFor();
  expect(search('open')).not.toBe(null);
  await page.keyboard.press('Escape');
  await expect.poll(() => search('open')).toBe(null);
  await grid().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/accounts\/.+\/summary/);
  await page.goBack();
  await rows().nth(3).waitFor();
});

test('a condition is built by hand, is text in the address, and holds at once', async () => {
  await page.goto(`${workbench.url}/accounts`);
  await rows().nth(3).waitFor();
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('button', { name: 'Condition', exact: true }).click();
  await page.getByPlaceholder('Find a fact').fill('days to end');
  await page.keyboard.press('Enter');
  await page.getByLabel('How it is asked').selectOption('<=');
  await page.getByLabel('Value').fill('60');
  await expect.poll(() => search('filter'), { timeout: 10_000 }).toBe('contract.days_to_end <= 60');
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Text' }).click();
  await page.getByRole('textbox', { name: 'Filter as text' }).fill('contract.days_to_end <= 60 && health.scor > 1');
  await page.getByRole('alert').getByText('health.scor').waitFor();
  // What is wrong does not hold.
  expect(search('filter')).toBe('contract.days_to_end <= 60');
  await page.getByRole('textbox', { name: 'Filter as text' }).fill('contract.days_to_end * 2 <= 120');
  await expect.poll(() => search('filter'), { timeout: 10_000 }).toBe('contract.days_to_end * 2 <= 120');
  await page.getByRole('radio', { name: 'Rules' }).click();
  await page.getByText('contract.days_to_end * 2 <= 120', { exact: true }).last().waitFor();
});

test('many accounts are changed alike and taken back', async () => {
  await page.goto(`${workbench.url}/accounts`);
  await rows().nth(3).waitFor();
  await grid().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('x');
  await page.getByText('1 account selected').waitFor();
  await page.keyboard.press('Shift+J');
  await page.getByText('2 accounts selected').waitFor();
  await page.getByRole('button', { name: 'Add to' }).click();
  await page.getByRole('dialog').getByLabel('Segment').fill('vip');
  await page.keyboard.press('Enter');
  await page.getByText('2 accounts changed').first().waitFor();
  await eventually(
    'both are in the segment',
    () => workbench.run<{ accounts: object[] }>('list-accounts', { filter: '"vip" in account.segments' }),
    ({ accounts }) => accounts.length === 2,
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('2 accounts are as they were').first().waitFor();
});

test('a list is kept as a view and taken along as a file', async () => {
  await page.goto(`${workbench.url}/accounts?filter=${encodeURIComponent('account.segment == "enterprise"')}`);
  await rows().nth(1).waitFor();
  await page.getByRole('button', { name: 'Save as a view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Enterprises');
  await page.keyboard.press('Enter');
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: /^Enterprises/ })
    .waitFor();
  const total = await workbench.run<{ total: number }>('list-accounts', { filter: 'account.segment == "enterprise"' });
  expect(await fileOf(page)).toHaveLength(total.total + 1);
});

/** The lines of what is taken along. */
async function fileOf(one: Page, name = 'Download as CSV'): Promise<string[]> {
  const download = one.waitForEvent('download');
  await one.getByRole('link', { name }).click();
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const part of stream) text += String(part);
  return text.replace('\ufeff', '').trimEnd().split('\r\n');
}

/** In another system, and told by it. */
async function opportunities(): Promise<void> {
  for (const [place, stage] of ['demo', 'demo', 'demo', 'contract'].entries()) {
    const properties = { opportunity: `d${place}`, stage, estimated_value: 100 * (place + 1), currency: 'USD' };
    await workbench.run('record-event', { account: `customer-${place}`, name: 'opportunity.created', properties });
  }
  await eventually(
    'all are recorded',
    () => workbench.run<{ opportunities: object[] }>('list-opportunities', {}),
    (answer) => answer.opportunities.length === 4,
  );
}

test('a view of the board keeps what it is sorted by, and one of the list its stage; both are files', async () => {
  await opportunities();
  await page.goto(`${workbench.url}/opportunities`);
  const cards = page.getByRole('region', { name: 'Demo' }).getByRole('button', { name: /Ashford/ });
  await expect.poll(() => cards.count()).toBe(3);
  await page.getByLabel('Sorted by').selectOption('Smallest value first');
  await expect.poll(() => search('sort')).toBe('value');
  await expect.poll(() => cards.first().textContent()).toContain('$100');
  await keptAs('Small ones');
  expect((await fileOf(page)).map((line) => line.split(',')[1])).toEqual(['Account', ...NAMES.slice(0, 4)]);
  await page.goto(`${workbench.url}/opportunities?as=list&stage=demo`);
  await page.getByRole('grid').getByRole('row').nth(3).waitFor();
  await keptAs('Demos');
  expect(await fileOf(page)).toHaveLength(1 + 3);
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('button', { name: 'Small ones' }).click();
  await expect.poll(() => [search('sort'), search('stage'), search('as')]).toEqual(['value', null, null]);
  await page.getByLabel('Sorted by').waitFor();
  await views.getByRole('button', { name: 'Demos' }).click();
  await expect.poll(() => [search('sort'), search('stage'), search('as')]).toEqual([null, 'demo', 'list']);
  await page.getByRole('grid').getByRole('row').nth(3).waitFor();
});

async function keptAs(name: string): Promise<void> {
  await page.getByRole('button', { name: 'Save as a view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name, exact: true }).waitFor();
}

test('every list is a file in the language in which it is read', async () => {
  const korean = await workbench.page({ locale: 'ko' });
  for (const [path, head] of [
    ['signals', /^id,신호,/],
    ['tasks', /^id,할 일,/],
    ['opportunities?as=list', /^id,고객사,고객사 \(ID\),건강도,건강도 \(구간\),/],
    ['mailbox', /^id,고객사,고객사 \(ID\),상태,상태 \(사유\),/],
  ] as const) {
    await korean.goto(`${workbench.url}/${path}`);
    expect((await fileOf(korean, 'CSV로 내려받기'))[0]).toMatch(head);
  }
});

test('anything is found by its name', async () => {
  await page.goto(`${workbench.url}/accounts`);
  await rows().nth(3).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('ashford labs');
  const found = page.getByRole('option', { name: 'Ashford Labs' });
  await found.waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/accounts\/.+\/summary/);
});

test('in Korean and in the dark it is as good', async () => {
  const other = await workbench.page({ locale: 'ko', theme: 'dark' });
  await other.goto(`${workbench.url}/accounts`);
  await other.getByRole('grid').getByRole('row').nth(3).waitFor();
  await expectAccessible(other);
});

test('nothing fails in any page', () => {
  expect(workbench.problems).toEqual([]);
});
