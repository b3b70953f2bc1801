// `npm run screenshots`: every screen of the sample company in both themes and both languages, into docs/screenshots/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shot, screensOf } from './screens.ts';
import { Workbench } from './workbench.ts';

const FOLDER = join(import.meta.dirname, '../../docs/screenshots');
const LOOKS = (['light', 'dark'] as const).flatMap((theme) =>
  (['en', 'ko'] as const).map((locale) => ({ theme, locale })),
);

let workbench: Workbench;
let shots: readonly Shot[];

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  workbench = await Workbench.open({ sample: true });
  shots = await screensOf(workbench);
});
afterAll(() => workbench?.close());

test.each(LOOKS)('$theme, $locale', async ({ theme, locale }) => {
  await workbench.run('get-sample', {});
  const page = await workbench.page({ theme, locale });
  await speak(page, locale, theme);
  for (const { name, path, ready } of shots) {
    await page.goto(`${workbench.url}${path}`);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    if (ready !== undefined) await page.locator(ready).first().waitFor();
    await page.screenshot({ path: join(FOLDER, `${name}-${theme}-${locale}.png`), animations: 'disabled' });
  }
  expect(workbench.problems).toEqual([]);
});

/** The profile says the language and theme; a browser's own wish counts only before somebody has chosen. */
async function speak(page: Page, locale: 'en' | 'ko', theme: 'light' | 'dark'): Promise<void> {
  const answer = await page.request.post(`${workbench.url}/api/update-me`, {
    data: { locale, theme },
    headers: { origin: workbench.url },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}
