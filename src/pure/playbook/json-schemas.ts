import { z } from 'zod';
import { factsSchema } from './facts-schema.ts';
import { formSchema } from './form-schema.ts';
import { healthSchema } from './health-schema.ts';
import { journeySchema } from './journey-schema.ts';
import { kpisSchema } from './kpis-schema.ts';
import { guideSchema, messageSchema } from './message-schema.ts';
import { playbookSchema } from './playbook-schema.ts';
import { scenariosSchema } from './scenario-schema.ts';
import { signalsSchema } from './signals-schema.ts';
import { teamSchema } from './team-schema.ts';
import { wordsSchema } from './words-schema.ts';

const KINDS: Readonly<Record<string, { readonly title: string; readonly schema: z.ZodType }>> = {
  playbook: { title: 'playbook.yaml', schema: playbookSchema },
  facts: { title: 'facts.yaml', schema: factsSchema },
  team: { title: 'team.yaml', schema: teamSchema },
  health: { title: 'health.yaml', schema: healthSchema },
  signals: { title: 'signals.yaml', schema: signalsSchema },
  kpis: { title: 'kpis.yaml', schema: kpisSchema },
  words: { title: 'words.yaml', schema: wordsSchema },
  journey: { title: 'journeys/*.yaml', schema: journeySchema },
  form: { title: 'forms/*.yaml', schema: formSchema },
  scenarios: { title: 'tests/*.yaml', schema: scenariosSchema },
  message: { title: 'The head of messages/*.md', schema: messageSchema },
  guide: { title: 'The head of guides/*.md and documents/*.md', schema: guideSchema },
};

/** JSON Schema texts by file name, for editors: one for each kind of file of a playbook. */
export function playbookJsonSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(KINDS).map(([kind, { title, schema }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
      return [`${kind}.schema.json`, `${JSON.stringify({ $schema, title, ...rest }, undefined, 2)}\n`];
    }),
  );
}
