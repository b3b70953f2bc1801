import { z } from 'zod';

export const scoreName = z
  .string()
  .min(1)
  .max(300)
  .describe('health, or a playbook and its score: service_upgrade.expansion');

export const onlyToday = z.array(z.string()).readonly().describe('facts of which only today’s value is known');

export const partial = z.boolean().describe('the account has over 100,000 events, and older ones were not read');
