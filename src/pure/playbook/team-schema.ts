import { z } from 'zod';
import { object, oneOrMore, text } from './schema-parts.ts';

const role = object({
  title: text,
  'stand in': oneOrMore(text).meta({ description: 'Roles that do its work where nobody has it, in order' }).optional(),
  cap: z
    .string({ error: 'is text: 60 accounts' })
    .regex(/^[1-9]\d* accounts?$/, { error: 'is a number of accounts a person: 60 accounts' })
    .optional(),
  pooling: z
    .string({ error: "is text: '1 : 20'" })
    .regex(/^1 ?: ?[1-9]\d*$/, { error: "is how many accounts one person serves, in quotes: '1 : 20'" })
    .optional(),
});

/** team.yaml */
export const teamSchema = object({
  roles: z.record(
    z
      .string()
      .regex(/^[a-z][a-z0-9_]*( [a-z0-9_]+)*$/, { error: 'is written with small letters, digits, _ and blanks' }),
    role,
  ),
});

export type TeamText = z.output<typeof teamSchema>;
export type RoleText = z.output<typeof role>;
