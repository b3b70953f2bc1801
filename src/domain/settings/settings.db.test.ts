import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '#base';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { testOperations } from '../../../test/operations.ts';
import { listSettings } from './list-settings.ts';
import { setSetting } from './set-setting.ts';
import { loadSettings } from './settings-store.ts';
import { loadWebhookTarget } from './webhook-secret-store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
});

describe('set-setting', () => {
  test('a value is set, changed, listed with its meaning, and taken away', async () => {
    const { run } = testOperations(database.db, 0);
    await run(setSetting, { key: 'company.name', value: ' Green Lawn ' });
    await run(setSetting, { key: 'company.name', value: 'Greener Lawn' });
    await run(setSetting, { key: 'company.tagline', value: 'Greener' });
    expect(await loadSettings(database.db)).toEqual({
      'company.name': 'Greener Lawn',
      'company.tagline': 'Greener',
    });
    const { settings } = await run(listSettings, {});
    expect(settings).toContainEqual({ key: 'company.name', value: 'Greener Lawn', meaning: expect.any(String) });
    expect(settings).toContainEqual({ key: 'company.currency', meaning: expect.any(String) });
    expect(settings).toContainEqual({ key: 'company.tagline', value: 'Greener' });
    await run(setSetting, { key: 'company.name' });
    expect(await loadSettings(database.db)).not.toHaveProperty(['company.name']);
  });

  test.each([
    ['company.Name', 'x', 'setting-unknown'],
    ['smtp.password', 'x', 'setting-unknown'],
    ['workspace.zone', 'Berlin', 'setting-unfit'],
    ['company.currency', 'usd', 'setting-unfit'],
    ['company.booking_link', 'javascript:alert(1)', 'setting-unfit'],
    ['company.mail_from', 'x', 'setting-unfit'],
    ['company.name', '   ', 'setting-unfit'],
    ['company.referral_link', 'refer.example', 'setting-unfit'],
    ['workspace.locale', 'english', 'setting-unfit'],
    ['workspace.quiet_hours', 'at night', 'setting-unfit'],
    ['workspace.upsell_cap', 'fourteen days', 'setting-unfit'],
    ['workspace.history_after', '30m', 'setting-unfit'],
    ['workspace.history_after', '2 business days', 'setting-unfit'],
    ['workspace.history_after', 'none', 'setting-unfit'],
    ['notify.mail', 'yes', 'setting-unfit'],
    ['notify.webhook_url', 'http://hooks.example.com/x', 'setting-unfit'],
    ['notify.webhook_url', 'https://user:pass@hooks.example.com/x', 'setting-unfit'],
    ['notify.webhook_url', 'ftp://hooks.example.com', 'setting-unfit'],
    ['notify.webhook_secret', 'whsec_c2VjcmV0', 'setting-unfit'],
  ])('%s can not be %j', async (key, value, reason) => {
    const { run } = testOperations(database.db, 0);
    await expect(run(setSetting, { key, value })).rejects.toMatchObject({ code: 'invalid', reason });
  });

  test.each([
    ['workspace.locale', 'pt-BR'],
    ['workspace.quiet_hours', '20-7'],
    ['workspace.quiet_hours', 'none'],
    ['workspace.upsell_cap', '2 weeks'],
    ['workspace.upsell_cap', 'none'],
    ['workspace.history_after', '7d'],
    ['notify.mail', 'off'],
    ['notify.webhook_url', 'http://127.0.0.1:9000/x'],
    ['notify.webhook_url', 'http://[::1]:9000/x'],
  ])('%s can be %s', async (key, value) => {
    expect(await testOperations(database.db, 0).run(setSetting, { key, value })).toMatchObject({ key, value });
  });
});

describe('the secret of the webhook', () => {
  const at = Date.UTC(2026, 2, 2);
  const url = 'https://hooks.example.com/perennial';
  const set = async (key: string, value?: string, now = at) =>
    testOperations(database.db, now).run(setSetting, { key, ...(value === undefined ? {} : { value }) });
  beforeEach(() => set('notify.webhook_url'));

  test('comes with the address, is shown once and listed never', async () => {
    const { secret } = await set('notify.webhook_url', url);
    expect(Buffer.from(secret?.replace(/^whsec_/, '') ?? '', 'base64')).toHaveLength(32);
    expect(await set('notify.webhook_url', url)).toEqual({ key: 'notify.webhook_url', value: url });
    expect(await loadWebhookTarget(database.db, at)).toEqual({ url, secrets: [secret] });
    const { settings } = await testOperations(database.db, at).run(listSettings, {});
    expect(settings).toContainEqual({ key: 'notify.webhook_url', value: url, meaning: expect.any(String) });
    expect(settings).toContainEqual({ key: 'notify.webhook_secret', meaning: expect.any(String) });
    const kept = await database.db.query<{ all: string }>(
      `select coalesce(string_agg(input::text, ''), '') as all from audit`,
    );
    expect(JSON.stringify([settings, kept])).not.toContain(secret);
  });

  test('is another one for another address: who got the old one can sign nothing for the new', async () => {
    const first = await set('notify.webhook_url', url);
    const second = await set('notify.webhook_url', `${url}/2`);
    expect(second.secret).not.toBe(first.secret);
    expect((await loadWebhookTarget(database.db, at))?.secrets).toEqual([second.secret]);
  });

  test('is renewed; for a day both sign, so that the receiver can change over', async () => {
    const first = await set('notify.webhook_url', url);
    const second = await set('notify.webhook_secret', 'new');
    expect(second).toEqual({ key: 'notify.webhook_secret', secret: expect.stringMatching(/^whsec_/) });
    const secretsAt = async (now: number) => (await loadWebhookTarget(database.db, now))?.secrets;
    expect(await secretsAt(at + DAY - 1)).toEqual([second.secret, first.secret]);
    expect(await secretsAt(at + DAY)).toEqual([second.secret]);
  });

  test('is neither made nor taken away without an address', async () => {
    await expect(set('notify.webhook_secret', 'new')).rejects.toMatchObject({ reason: 'no-webhook' });
    await set('notify.webhook_url', url);
    await expect(set('notify.webhook_secret')).rejects.toMatchObject({ reason: 'secret-needed' });
    await set('notify.webhook_url');
    expect(await loadWebhookTarget(database.db, at)).toBeUndefined();
  });
});
