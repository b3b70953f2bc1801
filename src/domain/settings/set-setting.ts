import { z } from 'zod';
import { invalid } from '#base';
import { defineWrite } from '#platform/operations';
import { KNOWN_SETTINGS, settingValue } from './setting.ts';
import { removeSetting, storeSetting } from './settings-store.ts';

export const setSetting = defineWrite({
  name: 'set-setting',
  summary: 'Set a value of the workspace or the company; without a value it is taken away',
  access: [],
  doors: ['http', 'cli'],
  input: z.object({ key: z.string(), value: z.string().max(2000).optional() }),
  output: z.object({ key: z.string(), value: z.string().optional() }),
  accounts: () => [],
  async run({ tx, at }, { key, value }) {
    const reading = settingValue(key);
    if (reading === undefined) {
      throw invalid(
        'setting-unknown',
        `There is no setting "${key}". There are ${Object.keys(KNOWN_SETTINGS).join(', ')}, and company.<name> for values of your own.`,
        { key },
      );
    }
    if (value === undefined) {
      await removeSetting(tx, key);
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
    await storeSetting(tx, key, read.data, at);
    return { key, value: read.data };
  },
});
