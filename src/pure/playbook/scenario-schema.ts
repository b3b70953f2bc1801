import { z } from 'zod';
import { id, object, text } from './schema-parts.ts';

const json = z.union([z.string(), z.number(), z.boolean(), z.array(z.unknown()), z.record(z.string(), z.unknown())]);
const day = z.number().int();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "is a time of day in quotes, '14:30'" });
const when = { day: day.min(0), at: time.optional() };

const given = z
  .looseObject({
    account: z.record(id, json).optional(),
    contract: z.record(id, json).optional(),
    usage: z.record(text, text).meta({ description: 'By event: 92 in last 30d' }).optional(),
    health: z.number().optional(),
    events: z.array(z.looseObject({ day: day.max(0).optional() })).optional(),
  })
  .meta({ description: 'Besides these: the newest value of a metric, by its name' });

const play = z
  .looseObject({ ...when, done: id.optional(), answer: z.record(id, z.record(id, z.unknown())).optional() })
  .meta({ description: 'What happens then: an event by its name, a task done, or a form answered' });

const named = {
  email: id.optional(),
  task: id.optional(),
  signal: id.optional(),
  exit: id.optional(),
  opportunity: id.optional(),
  enter: id.optional(),
  score: z.record(id, z.union([z.number(), z.string()])).optional(),
};
const expectation = object({
  day: day.min(0).optional(),
  at: time.optional(),
  ...named,
  never: z.union([id, object(named)]).optional(),
});

/** tests/*.yaml: a list of scenarios. */
export const scenariosSchema = z.array(
  object({
    scenario: text,
    given: given.optional(),
    play: z.array(play).optional(),
    expect: z.array(expectation).min(1),
  }),
  {
    error: (issue) => (issue.code === 'invalid_type' ? 'is a list: start each scenario with "- scenario:"' : undefined),
  },
);

export type ScenarioText = z.output<typeof scenariosSchema>[number];
export type NamedText = Omit<ScenarioText['expect'][number], 'day' | 'at' | 'never'>;
