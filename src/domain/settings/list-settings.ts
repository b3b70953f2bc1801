import { z } from 'zod';
import { defineRead, noAccount } from '#platform/operations';
import { KNOWN_SETTINGS } from './setting.ts';
import { loadSettings } from './settings-store.ts';

export const listSettings = defineRead({
  name: 'list-settings',
  summary: 'Show what is set for the workspace and the company, and what may be',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({}),
  output: z.object({
    settings: z.array(z.object({ key: z.string(), value: z.string().optional(), meaning: z.string().optional() })),
  }),
  async run({ db }) {
    const set = await loadSettings(db);
    const keys = [
      ...Object.keys(KNOWN_SETTINGS),
      ...Object.keys(set).filter((key) => KNOWN_SETTINGS[key] === undefined),
    ];
    return {
      settings: keys.map((key) => ({
        key,
        ...(set[key] === undefined ? {} : { value: set[key] }),
        ...(KNOWN_SETTINGS[key] === undefined ? {} : { meaning: KNOWN_SETTINGS[key].meaning }),
      })),
    };
  },
});
