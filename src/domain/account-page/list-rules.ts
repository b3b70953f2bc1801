import { z } from 'zod';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, noAccount } from '#platform/operations';

const Titles = z.record(z.string(), z.string()).optional().describe('by locale');

/** What can be asked of explain-rule: every signal, journey and step of the live playbooks. */
export const listRules = (runtime: (db: Queryable) => Promise<Runtime>) =>
  defineRead({
    name: 'list-rules',
    summary: 'List the signals, journeys and steps of the live playbooks, of which explain-rule tells why',
    access: 'read',
    scope: noAccount,
    doors: ['http', 'cli'],
    input: z.object({}),
    output: z.object({
      rules: z.array(
        z.object({
          playbook: z.string(),
          playbook_title: z.string(),
          kind: z.enum(['signal', 'journey', 'step']),
          name: z.string(),
          title: z.string(),
          titles: Titles,
          journey: z.string().optional(),
        }),
      ),
    }),
    async run({ db }) {
      const { live } = await runtime(db);
      return { rules: live.flatMap(({ playbook }) => rulesOf(playbook)) };
    },
  });

type Playbook = Runtime['live'][number]['playbook'];

function rulesOf({ id, title, signals, journeys }: Playbook) {
  const of = { playbook: id, playbook_title: title };
  return [
    ...Object.values(signals).map((signal) => ({
      ...of,
      kind: 'signal' as const,
      name: signal.id,
      title: signal.title,
    })),
    ...Object.values(journeys).flatMap((journey) => [
      { ...of, kind: 'journey' as const, name: journey.id, title: journey.title, ...titlesOf(journey.titles) },
      ...Object.values(journey.steps).map((step) => ({
        ...of,
        kind: 'step' as const,
        name: step.id,
        title: step.title ?? step.id,
        ...titlesOf(step.titles),
        journey: journey.title,
      })),
    ]),
  ];
}

const titlesOf = (titles: Readonly<Record<string, string>> | undefined) =>
  titles === undefined ? {} : { titles: { ...titles } };
