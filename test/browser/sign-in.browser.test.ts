import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { totp } from '../totp.ts';
import { expectAccessible } from './browser.ts';
import { OWNER, Workbench } from './workbench.ts';

let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  workbench = await Workbench.start();
  page = await workbench.strangerPage();
});
afterAll(() => workbench?.close());

const to = (path: string): Promise<unknown> => page.goto(`${workbench.url}${path}`);

async function signIn(password: string): Promise<void> {
  await to('/sign-in');
  await page.getByLabel('E-mail address').fill(OWNER.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('who is not signed in is asked to, and the link of the first start makes the owner, once', async () => {
  await to('/settings/people');
  await page.getByText('npm start').waitFor();
  await expectAccessible(page);
  await page.goto(workbench.setUpLink);
  await page.getByLabel('Your name').fill(OWNER.name);
  await page.getByLabel('E-mail address').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Become the owner' }).click();
  await page.waitForURL(/\/welcome|\/$/);
  await page.goto(workbench.setUpLink);
  await page.getByText('This link was used already').waitFor();
});

test('a second factor is turned on with a code of the app, and asked for from then on', async () => {
  await to('/settings/profile');
  await page.getByLabel('Your password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Turn on' }).click();
  const secret = (await page.getByText(/^[A-Z2-7]{32,}$/).textContent()) ?? '';
  await expectAccessible(page);
  await page.getByLabel('3. The code that the app shows').fill(totp(secret));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByText('The second factor is on').first().waitFor();
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.waitForURL(/\/sign-in/);

  await signIn('not the password');
  await page.getByText('The address or the password is wrong.').waitFor();
  await signIn(OWNER.password);
  await page.getByRole('heading', { name: 'Second factor' }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('Code').fill(totp(secret));
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await to('/settings/profile');
  await page.getByLabel('Your password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Turn off' }).click();
  await page.getByText('The second factor is off').first().waitFor();
});

test('a passkey is made, and lets its owner in without a password', async () => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await to('/settings/profile');
  await page.getByLabel('What you call it').fill('Work laptop');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('Work laptop').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.waitForURL(/\/sign-in/);
  await page.getByRole('button', { name: 'Passkey' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await to('/settings/sessions');
  await page.getByText('this one').waitFor();
});

test('somebody is invited, comes in by the link, and sees what the role allows', async () => {
  await to('/settings/people');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Vera Viewer');
  await page.getByLabel('E-mail address').fill('vera@perennial.example');
  await page.getByLabel('Role').selectOption('viewer');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(link).toMatch(/\/invitation\/[\w-]{43}$/);
  await expectAccessible(page);
  const vera = await workbench.strangerPage({ locale: 'ko' });
  await vera.goto(link);
  await vera.getByLabel('비밀번호').fill('a long enough password');
  await vera.getByRole('button', { name: '계속' }).click();
  await vera.waitForURL((url) => url.pathname === '/');
  await vera.goto(`${workbench.url}/settings`);
  await vera.getByRole('link', { name: '세션' }).waitFor();
  expect(await vera.getByRole('link', { name: '사람' }).count()).toBe(0);
  const refused = await vera.request.post(`${workbench.url}/api/list-users`, {
    data: {},
    headers: { origin: workbench.url },
  });
  expect(refused.status()).toBe(403);
});

test('settings of people and security are whole in both themes and languages', async () => {
  for (const looking of [{ theme: 'dark' }, { locale: 'ko' }] as const) {
    const other = await workbench.page(looking);
    for (const path of ['profile', 'sessions', 'people', 'roles', 'keys', 'sign-on', 'audit']) {
      await other.goto(`${workbench.url}/settings/${path}`);
      await other.getByRole('heading', { level: 1 }).last().waitFor();
      await other.getByRole('status', { name: /Loading|불러오는/ }).waitFor({ state: 'detached' });
      await expectAccessible(other);
    }
  }
});

test('nothing fails in any page', () => {
  expect(workbench.problems).toEqual([]);
});
