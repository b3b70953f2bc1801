import { z } from 'zod';
import type { JsonObject } from '#base';

export const factValue = z
  .union([z.number(), z.string(), z.boolean(), z.array(z.string()).readonly(), z.array(z.number()).readonly()])
  .readonly()
  .nullable();
const json = z.custom<JsonObject>().meta({ type: 'object' });

const event = z.object({
  key: z.string(),
  name: z.string(),
  occurredAt: z.number(),
  source: z.string(),
  properties: json,
});

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

const enrollment = z.object({
  id: z.string(),
  playbook: z.string(),
  version: z.string(),
  journey: z.string(),
  title: z.string(),
  status: z.enum(['running', 'exited', 'held_out']),
  outcome: z.string().nullable(),
  stage: z.string().nullable(),
  enteredAt: z.number(),
  exitedAt: z.number().nullable(),
  reachedGoalAt: z.number().nullable(),
  waitsFor: z.string().nullable(),
  dueAt: z.number().nullable(),
  runs: z.array(z.object({ step: z.string(), at: z.number(), did: z.string(), saw: json })).readonly(),
});

const signal = z.object({
  id: z.string(),
  playbook: z.string(),
  kind: z.string(),
  direction: z.string(),
  pattern: z.string(),
  status: z.string(),
  strength: z.string().optional(),
  level: z.number().optional(),
  raisedAt: z.number(),
  until: z.number().optional(),
  reason: z.string().optional(),
  evidence: z.object({ facts: z.record(z.string(), factValue), event: z.string().optional() }),
});

/** What explain-account answers. Instants are epoch ms. */
export const explanationSchema = z.object({
  account: z.string(),
  at: z.number(),
  held: z
    .object({ at: z.number(), reason: z.string(), waiting: z.number(), next: z.string().nullable() })
    .nullable()
    .describe('why its events wait: nothing else here moves meanwhile'),
  scores: z.array(explainedScore).readonly(),
  signals: z.array(signal).readonly(),
  enrollments: z.array(enrollment).readonly(),
});

export type Explanation = z.output<typeof explanationSchema>;
