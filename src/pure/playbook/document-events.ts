import type { EventSchema } from './playbook.ts';

const STATES: Readonly<Record<string, string>> = {
  drafted: 'made as a draft',
  approved: 'approved, by a person where it is reviewed',
  sent: 'sent with a mail',
};

/** What happens to each document of a playbook: `proposal.drafted`, `.approved`, `.sent`. The product alone tells them. */
export function documentEvents(documents: Iterable<string>): Record<string, EventSchema> {
  const text = { type: 'text', required: true } as const;
  return Object.fromEntries(
    [...documents].flatMap((document) =>
      Object.entries(STATES).map(([state, meaning]) => [
        `${document}.${state}`,
        {
          meaning: `The document ${document} was ${meaning}`,
          properties: { document: text, id: text, enrollment: text },
        },
      ]),
    ),
  );
}
