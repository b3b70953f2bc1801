import { z } from 'zod';
import { defineRead, noAccount } from '#platform/operations';
import {
  ACCOUNT_VALUES,
  COMPANY_VALUES,
  CONTACT_VALUES,
  PERSON_VALUES,
  type ProductCatalog,
  playbookJsonSchemas,
} from '#pure/playbook';

/** What an editor completes from and explains: the schemas of all kinds of files, and what the product provides. */
export const getPlaybookLanguage = (catalog: () => ProductCatalog) =>
  defineRead({
    name: 'get-playbook-language',
    summary: 'The language of playbooks for editors: JSON schemas by kind of file, facts, events, actions, roles',
    access: 'read-playbooks',
    scope: noAccount,
    doors: ['http'],
    input: z.object({}),
    output: z.object({
      schemas: z.record(z.string(), z.record(z.string(), z.unknown())).describe('JSON Schema, by kind of file'),
      facts: z.array(
        z.object({ name: z.string(), type: z.string(), unit: z.string().optional(), meaning: z.string().optional() }),
      ),
      events: z.array(
        z.object({ name: z.string(), meaning: z.string().optional(), properties: z.record(z.string(), z.string()) }),
      ),
      actions: z.array(z.object({ name: z.string(), with: z.record(z.string(), z.string()) })),
      roles: z.array(z.string()),
      values: z.array(z.string()).describe('what texts may name between {{ and }}'),
    }),
    async run() {
      const { attributes, events, actions, roles } = catalog();
      const people = roles.flatMap((role) => PERSON_VALUES.map((value) => `${role}.${value}`));
      return {
        schemas: schemas(),
        facts: Object.entries(attributes).map(([name, { type, unit, meaning }]) => ({
          ...{ name, type },
          ...(unit === undefined ? {} : { unit }),
          ...(meaning === undefined ? {} : { meaning }),
        })),
        events: Object.entries(events).map(([name, { meaning, properties }]) => ({
          name,
          ...(meaning === undefined ? {} : { meaning }),
          properties: Object.fromEntries(Object.entries(properties).map(([property, { type }]) => [property, type])),
        })),
        actions: Object.entries(actions).map(([name, action]) => ({
          name,
          with: Object.fromEntries(Object.entries(action.with).map(([argument, { type }]) => [argument, type])),
        })),
        roles: [...roles],
        values: [
          ...CONTACT_VALUES.map((value) => `contact.${value}`),
          ...ACCOUNT_VALUES.map((value) => `account.${value}`),
          ...COMPANY_VALUES.map((value) => `company.${value}`),
          ...people,
        ],
      };
    },
  });

type Schemas = Record<string, Record<string, unknown>>;

let known: Schemas | undefined;

/** By kind of file: `journey`. Our own texts, which are objects. */
function schemas(): Schemas {
  known ??= Object.fromEntries(
    Object.entries(playbookJsonSchemas()).map(([file, text]) => [
      file.replace('.schema.json', ''),
      JSON.parse(text) as Record<string, unknown>,
    ]),
  );
  return known;
}
