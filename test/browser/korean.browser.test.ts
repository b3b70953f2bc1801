import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { screensOf } from './screens.ts';
import { OWNER, Workbench } from './workbench.ts';

let workbench: Workbench;
let page: Page;
/** What customers, people and segments are called: it stays as it is. */
let names: readonly string[];

beforeAll(async () => {
  workbench = await Workbench.open({ sample: true });
  const { accounts } = await workbench.run<{ accounts: { name?: string; segment?: string }[] }>('list-accounts', {
    limit: 500,
  });
  const { people } = await workbench.run<{ people: { name: string }[] }>('list-people', {});
  names = [
    OWNER.name,
    ...accounts.flatMap(({ name, segment }) => [name, segment].filter((text) => text !== undefined)),
    ...people.map(({ name }) => name),
  ];
  page = await workbench.page({ locale: 'ko' });
});
afterAll(() => workbench?.close());

/** What the trade and the web call so in Korean too. */
const SAME =
  /^(Perennial|CSM|AE|ARR|MRR|NRR|GRR|NPS|CSAT|KPI|API|CSV|ID|SSO|TOTP|OIDC|SMTP|HTTP|Segment|Node\.js|PostgreSQL|YAML|JSON|EN|English|Ctrl|K|UTC|Chrome|Chromium|Linux)$/;

/** Words of Latin letters that nobody named so: what was left in English. */
function leftInEnglish(text: string): boolean {
  if (/[\uac00-\ud7a3]/.test(text)) return false;
  // Names, their initials, addresses and ids.
  if (names.some((name) => text.includes(name)) || /^[A-Z]{2}$|[@/_:]|https?|\w\.\w|^[a-z]+(-[a-z]+)+$/.test(text))
    return false;
  return text.split(/[^A-Za-z.]+/).some((word) => /[A-Za-z]{2}/.test(word) && !SAME.test(word));
}

test('every screen speaks Korean: its headings, buttons, tabs, columns and labels', { timeout: 600_000 }, async () => {
  const left: string[] = [];
  for (const { name, path } of await screensOf(workbench)) {
    // Attributes, names of contacts and what customers say are data, in the language of whoever wrote them.
    if (['account-summary', 'account-people', 'account-usage', 'opportunities'].includes(name)) continue;
    await page.goto(`${workbench.url}${path}`);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.getByRole('heading', { level: 1 }).last().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    const parts = page.locator(
      'h1, h2, h3, button, label, th, [role=columnheader], [role=tab], [role=radio], nav a, dt',
    );
    const texts = await parts.allInnerTexts();
    const lines = texts.flatMap((text) => text.split('\n')).map((text) => text.trim());
    left.push(...[...new Set(lines.filter(leftInEnglish))].map((text) => `${name}: ${text}`));
  }
  expect(left).toEqual([]);
});

test('money and dates are written as in Korea', async () => {
  await page.goto(`${workbench.url}/accounts?q=${encodeURIComponent('한빛')}`);
  await page
    .getByText(/₩[\d,]+/)
    .first()
    .waitFor();
  await page
    .getByText(/\d+월 \d+일/)
    .first()
    .waitFor();
});

test('what is refused is told in Korean, with what it is about', async () => {
  await page.goto(`${workbench.url}/settings/people`);
  await page.getByRole('button', { name: '초대', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('이름').fill('문지우');
  await dialog.getByLabel('이메일').fill(OWNER.email);
  await dialog.getByRole('button', { name: '링크 만들기' }).click();
  await dialog.getByText(`${OWNER.email}은(는) 이미 소유자 역할로 로그인하고 있습니다.`).waitFor();
  await page.keyboard.press('Escape');
});

test('the language is switched from the side bar, and kept', async () => {
  await page.goto(workbench.url);
  await page.getByRole('button', { name: '영어로 전환' }).click();
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Today' }).waitFor();
});

test('nothing fails in any page', () => {
  expect(workbench.problems).toEqual([]);
});
