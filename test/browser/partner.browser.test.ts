import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../e2e/eventually.ts';
import { expectAccessible } from './browser.ts';
import { type Who, Workbench } from './workbench.ts';

const PIA: Who = { name: 'Pia Partner', email: 'pia@partner.example', password: 'a long enough password' };

let workbench: Workbench;
const [mine, foreign] = ['harbour', 'lantern'];

beforeAll(async () => {
  workbench = await Workbench.open();
  for (const account of [mine, foreign]) {
    await workbench.run('set-account', { account, attributes: { name: `${account} Inc` } });
  }
  await eventually(
    'both accounts are listed',
    () => workbench.run<{ accounts: unknown[] }>('list-accounts', {}),
    ({ accounts }) => accounts.length === 2,
  );
  const { token } = await workbench.run<{ token: string }>('invite-user', {
    name: PIA.name,
    email: PIA.email,
    role: 'partner',
  });
  await workbench.run('add-to-account-team', { account: mine, person: PIA.email, role: 'partner' });
  const response = await fetch(`${workbench.url}/auth/invitation/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: workbench.url },
    body: JSON.stringify({ token, password: PIA.password }),
  });
  expect(response.status).toBe(200);
});
afterAll(() => workbench?.close());

test('a partner sees the own account, and another one is not there', async () => {
  const page = await workbench.page({ as: PIA });
  await page.goto(`${workbench.url}/accounts/${encodeURIComponent(mine)}/summary`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await expectAccessible(page);
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/api/get-account-page'));
  await page.goto(`${workbench.url}/accounts/${encodeURIComponent(foreign)}/summary`);
  expect((await asked).status()).toBe(404);
  await page.getByRole('heading', { name: 'Account not found' }).waitFor();
  await page.goto(`${workbench.url}/settings`);
  await page.getByRole('link', { name: 'Sessions' }).waitFor();
  expect(await page.getByRole('link', { name: 'Playbooks' }).count()).toBe(0);
  for (const [operation, input] of [
    ['get-account', { account: foreign }],
    ['list-timeline', { account: foreign }],
    ['complete-task', { account: foreign, task: crypto.randomUUID() }],
  ] as const) {
    const answer = await page.request.post(`${workbench.url}/api/${operation}`, {
      data: input,
      headers: { origin: workbench.url },
    });
    expect([operation, answer.status()]).toEqual([operation, 404]);
  }
  const all = await page.request.post(`${workbench.url}/api/list-accounts`, {
    data: {},
    headers: { origin: workbench.url },
  });
  const { accounts } = (await all.json()) as { accounts: { account: string }[] };
  expect(accounts.map(({ account }) => account)).toEqual([mine]);
});

test('nothing fails in any page', () => {
  expect(workbench.problems).toEqual([]);
});
