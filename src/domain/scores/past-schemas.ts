import { z } from 'zod';
import type { JsonObject } from '#base';

export const factValue = z
  .union([z.number(), z.string(), z.boolean(), z.array(z.string()).readonly(), z.array(z.number()).readonly()])
  .readonly()
  .nullable();

const event = z.object({
  key: z.string(),
  name: z.string(),
  occurredAt: z.number(),
  source: z.string(),
  properties: z.custom<JsonObject>().meta({ type: 'object' }),
});

export const scoreName = z
  .string()
  .min(1)
  .max(300)
  .describe('health, or a playbook and its score: service_upgrade.expansion');

export const onlyToday = z.array(z.string()).readonly().describe('facts of which only today’s value is known');

export const partial = z.boolean().describe('the account has over 100,000 events, and older ones were not read');

export const explainedScore = z.object({
  name: z.string(),
  title: z.string(),
  value: z.number().nullable(),
  band: z.string().nullable(),
  contributions: z
    .array(
      z.object({
        factor: z.string(),
        points: z.number(),
        of: z.number(),
        label: z.string().nullable(),
        source: z.string(),
        input: factValue,
        inputs: z
          .array(
            z.object({ fact: z.string(), value: factValue, events: z.array(event).readonly(), eventCount: z.number() }),
          )
          .readonly(),
      }),
    )
    .readonly()
    .describe('points add up to the value'),
  missing: z.array(z.string()).readonly(),
});
