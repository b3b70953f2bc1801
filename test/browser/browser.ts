import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** Started once per file; as root Chromium refuses its own sandbox. */
export function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

export interface Looking {
  readonly locale?: 'en' | 'ko';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

export const contextFor = (browser: Browser, { locale = 'en', theme = 'light', width = 1440, height = 900 }: Looking) =>
  browser.newContext({
    locale: locale === 'ko' ? 'ko-KR' : 'en-GB',
    colorScheme: theme,
    viewport: { width, height },
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });

/** A page that keeps what went wrong in it: errors of scripts, refusals of the policy, answers of 500 and above. */
export async function watchedPage(context: BrowserContext): Promise<{ page: Page; problems: string[] }> {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A refusal that the test brings about is an answer like any other.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      problems.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`);
  });
  return { page, problems };
}

/** No violation of WCAG 2.2 A and AA that axe can find. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // A mail stands in a frame that runs no script, axe's neither.
    .exclude('iframe[sandbox]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
  );
  expect(told, `${page.url()}`).toEqual([]);
}
