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
  .looseObject({
    ...when,
    done: id.meta({ description: 'A task' }).optional(),
    answer: z.record(id, z.record(id, z.unknown())).meta({ description: 'A form, by its name or its task' }).optional(),
    approve: id.meta({ description: 'A document that waits for its review' }).optional(),
    check: text.meta({ description: 'A box that is ticked' }).optional(),
    decision: text.meta({ description: 'decision.recorded, with the properties under "with"' }).optional(),
    with: z.record(id, z.unknown()).optional(),
    click: z
      .looseObject({ message: id, answer: id })
      .meta({ description: 'An answer in a mail, and what its page asks for' })
      .optional(),
  })
  .meta({ description: 'What happens then: one of these, or an event by its name' });

const named = {
  email: id.optional(),
  notify: id.optional(),
  task: id.optional(),
  document: id.optional(),
  review: id.optional(),
  signal: id.optional(),
  exit: id.optional(),
  opportunity: id.optional(),
  order: text.meta({ description: 'Its plan' }).optional(),
  segment: text.optional(),
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
export type PlayText = NonNullable<ScenarioText['play']>[number];
export type NamedText = Omit<ScenarioText['expect'][number], 'day' | 'at' | 'never'>;
