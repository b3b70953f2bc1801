import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../e2e/eventually.ts';
import { expectAccessible } from './browser.ts';
import { Workbench } from './workbench.ts';

interface Listed {
  readonly account: string;
  readonly task: string;
  readonly title: string;
  readonly enrollment?: string;
}

let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  workbench = await Workbench.open({ sample: true });
  page = await workbench.page();
});
afterAll(() => workbench?.close());

const goTo = (path: string) => page.goto(`${workbench.url}${path}`);
const panel = (title: string) =>
  page.locator('section', { has: page.getByRole('heading', { name: title, exact: true }) });

test('a morning: a strong signal, its account, why it fired, and a task that is done', async () => {
  await goTo('/?whose=all');
  await panel('Strong signals').getByRole('listitem').first().waitFor();
  await expectAccessible(page);
  // By the keyboard alone: the first row, and into it.
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const beside = page.getByRole('dialog');
  await beside.getByRole('heading', { name: 'What it stands on' }).waitFor();
  await expectAccessible(page);
  // Its head leads to the account.
  await beside.getByRole('link').first().click();
  await page.waitForURL(/\/accounts\//);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await goTo('/?whose=all');
  const task = panel('Tasks').getByRole('listitem').filter({ hasText: 'Carry out the first service' }).first();
  await task.getByRole('checkbox').click();
  await page.getByRole('button', { name: 'It is done' }).click();
  await page.getByText('Done: its journey goes on').first().waitFor();
});

test('a call noted through its form moves the journey', async () => {
  const { tasks } = await workbench.run<{ tasks: Listed[] }>('list-tasks', { search: 'Write down the discovery call' });
  const [task] = tasks;
  if (task === undefined) throw new Error('nobody is to write down a call');
  await goTo(`/tasks/${encodeURIComponent(task.account)}/${task.task}`);
  await page.getByRole('button', { name: 'Complete', exact: true }).click();
  // What is needed is said at the fields.
  await page.getByText('Give a date.').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Date of the call *').fill('2026-03-02');
  await page.getByLabel('Where the opportunity stands *').selectOption('interested');
  await page.getByRole('button', { name: 'Complete', exact: true }).click();
  await page.getByText('Done: its journey goes on').first().waitFor();
  const journeys = await eventually(
    'the journey has gone on to the proposal',
    () =>
      workbench.run<{ journeys: { enrollment: string; stage?: string }[] }>('list-account-journeys', {
        account: task.account,
      }),
    (answer) => answer.journeys.some(({ enrollment, stage }) => enrollment === task.enrollment && stage === 'proposal'),
  );
  expect(journeys.journeys.length).toBeGreaterThan(0);
});

test('a proposal is previewed as the journey would write it, and its fields follow what is typed', async () => {
  const { tasks } = await workbench.run<{ tasks: Listed[] }>('list-tasks', { search: 'Put the proposal together' });
  const [task] = tasks;
  if (task === undefined) throw new Error('nobody is to put a proposal together');
  await goTo(`/tasks/${encodeURIComponent(task.account)}/${task.task}`);
  const form = page.locator('form');
  await form.getByRole('textbox').first().waitFor();
  const before = await form.getByRole('textbox').count();
  await form.getByRole('radio', { name: 'Yes' }).first().click();
  await expect.poll(() => form.getByRole('textbox').count()).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Preview what follows' }).click();
  await page.getByRole('heading', { name: 'Preview' }).waitFor();
  await expectAccessible(page);
});

test('a signal that is raised on the server comes onto the screen without reloading', async () => {
  await goTo('/signals?whose=all&q=Walk%20of%20life');
  await page.getByText('No account is called that').waitFor();
  await page.evaluate('window.isTheSamePage = true');
  const traits = { name: 'Walk of life', customer_since: '2020-01-01' };
  await workbench.run('record-event', { account: 'walk', name: 'account.identified', properties: { traits } });
  await workbench.run('record-event', { account: 'walk', name: 'property.added', properties: {} });
  await page.getByText('New property').first().waitFor();
  expect(await page.evaluate('window.isTheSamePage')).toBe(true);
});

test('tasks are put off and signals dismissed, several at once, by keyboard alone', async () => {
  await goTo('/tasks?whose=all');
  const tasks = page.getByRole('grid', { name: 'Tasks' });
  await tasks.getByRole('row').nth(2).waitFor();
  await tasks.focus();
  for (const key of ['Home', 'x', 'Shift+J']) await page.keyboard.press(key);
  await page.getByText('2 selected').waitFor();
  await page.keyboard.press('s');
  await page.getByRole('dialog').getByLabel('Why it waits').fill('They are moving house');
  await page.keyboard.press('Control+Enter');
  await page
    .getByText(/2 tasks put off until/)
    .first()
    .waitFor();
  const { tasks: later } = await workbench.run<{ tasks: Listed[] }>('list-tasks', { snoozed: 'only' });
  expect(later).toHaveLength(2);
  await goTo('/signals?whose=all');
  const signals = page.getByRole('grid', { name: 'Signals' });
  await signals.getByRole('row').nth(2).waitFor();
  await signals.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('d');
  await page.getByRole('dialog').getByRole('button', { name: 'The data was wrong' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Dismiss', exact: true }).click();
  await page.getByText('The signal is dismissed').first().waitFor();
});

test('lists, the board of the week and the calendar are accessible, also dark and on a phone', async () => {
  for (const path of [
    '/signals?whose=all',
    '/signals?whose=all&board=week',
    '/tasks?whose=all',
    '/tasks?whose=all&as=calendar',
  ]) {
    await goTo(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(page);
  }
  const phone = await workbench.page({ theme: 'dark', width: 390 });
  for (const path of ['/?whose=all', '/tasks?whose=all&as=calendar']) {
    await phone.goto(`${workbench.url}${path}`);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(phone);
    // Nothing is wider than the phone.
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  }
});

test('nothing fails in any page', () => {
  expect(workbench.problems).toEqual([]);
});
