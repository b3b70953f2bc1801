import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../e2e/eventually.ts';
import { expectAccessible } from './browser.ts';
import { Workbench } from './workbench.ts';

const PATIENT = { timeout: 60_000 };

let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  workbench = await Workbench.open({ sample: true });
  page = await workbench.page();
}, 240_000);
afterAll(() => workbench?.close());

interface Standing {
  readonly publications: readonly { readonly version: string; readonly state: string; readonly asked: number }[];
  readonly inside: readonly { readonly version: string; readonly count: number }[];
}
const standing = () => workbench.run<Standing>('list-publications', { playbook: 'service_upgrade' });
const editor = (): Locator => page.getByRole('textbox', { name: /^Text of the playbook/ });

/** Puts the cursor behind a text of the editor, as a person does: by searching for it. */
async function select(text: string): Promise<void> {
  await editor().click();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find' }).fill('');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

test('a playbook is found in the catalogue and opened; its text, map and scenarios stand beside each other', async () => {
  await page.goto(`${workbench.url}/playbooks`);
  await page.getByRole('link', { name: 'Service upgrade' }).waitFor(PATIENT);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Service upgrade' }).click();
  await page.getByRole('region', { name: 'Map of the journey' }).waitFor(PATIENT);
  await page.getByText('No problems').waitFor(PATIENT);
  await expectAccessible(page);
  await page.getByRole('radio', { name: /^Scenarios/ }).click();
  await page.getByText(/All \d+ scenarios hold/).waitFor(PATIENT);
  await expectAccessible(page);
});

test('what is wrong is said as one types, with the nearest name, and F8 leads to it', async () => {
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByText('Saved', { exact: true }).waitFor(PATIENT);
  await page.getByRole('button', { name: 'signals.yaml', exact: true }).click();
  await select('usage.sum("30d") / account.plan_limit >= 0.8');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('x');
  await page.getByRole('button', { name: /did you mean usage/ }).waitFor(PATIENT);
  await page.keyboard.press('Backspace');
  await page.getByText('No problems').waitFor(PATIENT);
});

test('RevOps changes a threshold, sees which scenarios it breaks and what differs, and it is saved by itself', async () => {
  await page.getByRole('button', { name: 'service_upgrade.yaml', exact: true }).click();
  await select('scores.expansion > 70');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('5');
  await page.getByText('Saved', { exact: true }).waitFor(PATIENT);
  await page.getByText(/\d+ of \d+ scenarios hold/).waitFor(PATIENT);
  await page.getByRole('radio', { name: 'Changes' }).click();
  await page.getByText('enter › when').waitFor(PATIENT);
  await expectAccessible(page);
  await page.reload();
  await page.getByText('enter › when').waitFor(PATIENT);
});

test('the draft is tried on the past', async () => {
  await page.getByRole('radio', { name: 'Back-test' }).click();
  await page
    .getByRole('button', { name: /^(Start|Try|Run)/ })
    .first()
    .waitFor(PATIENT);
  await expectAccessible(page);
});

test('it is published with a new version; those inside move where they stand, and the version before comes back', async () => {
  const before = await standing();
  const inside = before.inside.find(({ version }) => version === '2.0')?.count ?? 0;
  expect(inside).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByRole('radio', { name: /^Move to the new version/ }).check(PATIENT);
  await page.getByRole('textbox', { name: 'What changes' }).fill('A higher score is asked for');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Publish 2.1' }).click();
  const moved = await eventually(
    'those inside have moved',
    standing,
    ({ publications, inside: now }) =>
      publications[0]?.version === '2.1' &&
      publications[0].state === 'done' &&
      !now.some(({ version }) => version === '2.0'),
  );
  expect(moved.publications[0]?.asked).toBeGreaterThanOrEqual(inside);
  await page.getByRole('radio', { name: 'Versions' }).click();
  await page.getByText('A higher score is asked for').waitFor(PATIENT);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'What to do with 2.0' }).click();
  await page.getByRole('menuitem', { name: 'Roll back to this…' }).click();
  await page.getByRole('radio', { name: /^Finish on the old version/ }).check(PATIENT);
  await page.getByRole('button', { name: 'Roll back', exact: true }).click();
  await eventually(
    'the version before is live again',
    standing,
    ({ publications }) => publications[0]?.version === '2.0' && publications[0].state === 'done',
  );
});

test('nothing fails in any page, and nothing is refused by its policy', () => {
  expect(workbench.problems).toEqual([]);
});
