import { z } from 'zod';
import type { JourneyMap } from '#pure/playbook';

const Titles = z.record(z.string(), z.string()).describe('by locale');
const Story = z.object({
  goal: z.string().optional(),
  'starting emotion': z.string().optional(),
  'target emotion': z.string().optional(),
  pains: z.array(z.string()).optional(),
  gains: z.array(z.string()).optional(),
});

const Placing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('way') }),
  z.object({ kind: z.literal('beside'), of: z.string(), at: z.string().optional(), when: z.string().optional() }),
  z.object({ kind: z.literal('on'), event: z.string(), when: z.string().optional() }),
  z.object({ kind: z.literal('aside'), on: z.enum(['exit', 'risk']), of: z.string() }),
]);

const MapStep = z.object({
  id: z.string(),
  kind: z.enum(['email', 'task', 'notify', 'document', 'do', 'wait', 'await', 'choose', 'split', 'exit']),
  stage: z.string(),
  titles: Titles,
  placing: Placing,
  at: z.string().optional(),
  due: z.string().optional(),
  limit: z.string().optional(),
  when: z.string().optional(),
  awaits: z.array(z.string()),
  names: z.record(z.string(), z.string()),
  roles: z.array(z.string()),
  outcome: z.string().optional(),
  isReviewed: z.boolean(),
  line: z.number(),
});

/** A journey as it is drawn: what `mapOf` gives. */
export const JourneyMapView = z.object({
  playbook: z.string(),
  version: z.string(),
  journey: z.string(),
  titles: Titles,
  story: Story.optional(),
  enter: z.object({
    on: z.array(z.string()),
    signals: z.array(z.string()),
    if: z.string().optional(),
    when: z.string().optional(),
    again: z.record(z.string(), z.string()),
    holdout: z.number(),
  }),
  goal: z.string().optional(),
  stops: z.array(z.object({ when: z.string(), outcome: z.string() })),
  stages: z.array(
    z.object({
      id: z.string(),
      titles: Titles,
      window: z.object({ from: z.string(), to: z.string() }).optional(),
      doneWhen: z.array(z.object({ source: z.string(), isCheck: z.boolean() })),
      story: Story.optional(),
    }),
  ),
  steps: z.array(MapStep),
  edges: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      kind: z.enum(['next', 'case', 'otherwise', 'event', 'timeout', 'arm']),
      label: z.string().optional(),
    }),
  ),
  outcomes: z.array(z.string()),
});

/** The map's own lists are not written to; the answer's schema does not say so. */
export const viewMap = (map: JourneyMap): z.input<typeof JourneyMapView> =>
  map as unknown as z.input<typeof JourneyMapView>;
