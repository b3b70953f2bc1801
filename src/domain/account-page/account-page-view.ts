import { z } from 'zod';
import type { JsonObject } from '#base';

const Person = z.object({ person: z.string(), name: z.string() });

/** What stands at the top of an account's page, whatever section is open. */
export const AccountPage = z.object({
  account: z.string(),
  name: z.string().optional(),
  segment: z.string().optional(),
  segments: z.array(z.string()).readonly(),
  zone: z.string().optional(),
  created_on: z.string().optional(),
  attributes: z.custom<JsonObject>().meta({ type: 'object' }),
  owner: Person.optional(),
  ae: Person.optional(),
  sample: z.boolean().describe('of the sample company'),
  held: z.string().optional().describe('why its events wait: nothing else here moves meanwhile'),
  health: z
    .object({
      value: z.number().nullable(),
      band: z.string().nullable(),
      at: z.string(),
      change: z.number().nullable().describe('since four weeks ago'),
      weeks: z.array(z.number().nullable()).describe('at the end of each of the last twelve weeks, oldest first'),
    })
    .optional(),
  scores: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      value: z.number().nullable(),
      max: z.number(),
      band: z.string().nullable(),
    }),
  ),
  arr: z.array(z.object({ amount: z.number(), currency: z.string() })).describe('of the contracts in force'),
  renewal: z.object({ on: z.string(), days: z.number() }).optional(),
  champion: z.object({ contact: z.string(), name: z.string().optional(), strength: z.string().optional() }).optional(),
  last_touch: z.object({ at: z.string(), event: z.string() }).optional(),
  journeys: z.array(
    z.object({
      enrollment: z.string(),
      journey: z.string(),
      title: z.string(),
      titles: z.record(z.string(), z.string()).optional(),
      stage: z.string().optional(),
      stage_title: z.string().optional(),
      stage_titles: z.record(z.string(), z.string()).optional(),
      entered_at: z.string(),
    }),
  ),
  limit: z
    .object({
      metric: z.string(),
      used: z.number(),
      limit: z.number(),
      window: z.number(),
      days: z.object({ low: z.number(), high: z.number() }).optional(),
    })
    .optional(),
  counts: z.object({
    contacts: z.number(),
    signals: z.number(),
    journeys: z.number(),
    tasks: z.number(),
    meetings: z.number(),
    tickets: z.number(),
    surveys: z.number(),
    opportunities: z.number(),
    contracts: z.number(),
    documents: z.number(),
  }),
});
