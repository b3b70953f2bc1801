import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { testOperations } from '../../../test/operations.ts';
import { listSettings } from './list-settings.ts';
import { setSetting } from './set-setting.ts';
import { loadSettings } from './settings-store.ts';

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
    await run(setSetting, { key: 'company.referral_link', value: 'https://x.example' });
    expect(await loadSettings(database.db)).toEqual({
      'company.name': 'Greener Lawn',
      'company.referral_link': 'https://x.example',
    });
    const { settings } = await run(listSettings, {});
    expect(settings).toContainEqual({ key: 'company.name', value: 'Greener Lawn', meaning: expect.any(String) });
    expect(settings).toContainEqual({ key: 'company.currency', meaning: expect.any(String) });
    expect(settings).toContainEqual({ key: 'company.referral_link', value: 'https://x.example' });
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
  ])('%s can not be %j', async (key, value, reason) => {
    const { run } = testOperations(database.db, 0);
    await expect(run(setSetting, { key, value })).rejects.toMatchObject({ code: 'invalid', reason });
  });
});
