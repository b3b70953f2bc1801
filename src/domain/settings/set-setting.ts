import { z } from 'zod';
import { invalid, isoInstant } from '#base';
import { secret } from '#platform/audit';
import type { Tx } from '#platform/db';
import { defineWrite, noAccount } from '#platform/operations';
import { KNOWN_SETTINGS, settingValue, WEBHOOK_SECRET, WEBHOOK_URL } from './setting.ts';
import { loadSettings, removeSettings, storeSetting } from './settings-store.ts';
import { renewSecret, secretForAddress } from './webhook-secret-store.ts';

export const setSetting = defineWrite({
  name: 'set-setting',
  summary: 'Set a value of the workspace or the company; without a value it is taken away',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({ key: z.string(), value: z.string().max(2000).optional() }),
  output: z.object({ key: z.string(), value: z.string().optional(), secret: secret().optional() }),
  accounts: () => [],
  async run({ tx, at, changed }, { key, value }) {
    const reading = settingValue(key);
    if (reading === undefined) {
      throw invalid(
        'setting-unknown',
        `There is no setting "${key}". There are ${Object.keys(KNOWN_SETTINGS).join(', ')}, and company.<name> for values of your own.`,
        { key },
      );
    }
    const before = (await loadSettings(tx))[key] ?? null;
    if (value === undefined) {
      await remove(tx, key);
      changed({ [key]: before }, { [key]: null });
      return { key };
    }
    const read = reading.safeParse(value);
    if (!read.success) {
      throw invalid(
        'setting-unfit',
        `"${value}" can't be ${key}: ${read.error.issues[0]?.message ?? 'it does not fit'}`,
        { key, value },
      );
    }
    if (key === WEBHOOK_SECRET) {
      changed(null, { [`${key}_renewed`]: isoInstant(at) });
      return { key, secret: await renewSecret(tx, at) };
    }
    const made = key === WEBHOOK_URL ? await secretForAddress(tx, read.data, at) : undefined;
    await storeSetting(tx, key, read.data, at);
    changed({ [key]: before }, { [key]: read.data });
    return { key, value: read.data, ...(made === undefined ? {} : { secret: made }) };
  },
});

async function remove(tx: Tx, key: string): Promise<void> {
  if (key === WEBHOOK_SECRET) {
    throw invalid(
      'secret-needed',
      `What is sent is always signed. Take ${WEBHOOK_URL} away and the secret goes with it; set it to "new" for another.`,
      { key },
    );
  }
  await (key === WEBHOOK_URL ? removeSettings(tx, WEBHOOK_URL, WEBHOOK_SECRET) : removeSettings(tx, key));
}
