import { z } from 'zod';
import { expression, id, label, object } from './schema-parts.ts';

const options = z
  .array(z.union([id, object({ value: id, label })]))
  .min(1)
  .meta({ description: 'Of a choice or choices' });

const simple = {
  field: id,
  label,
  required: z.boolean().optional(),
};
const shown = {
  'show when': expression
    .meta({ description: 'Over the form\'s own fields by their names: status == "interested"' })
    .optional(),
};
const plain = {
  ...simple,
  type: z.enum([
    'text',
    'long text',
    'number',
    'percent',
    'money',
    'date',
    'choice',
    'choices',
    'contact',
    'person',
    'yes/no',
  ]),
  options: options.optional(),
};
const IN_ROW = { 'show when': 'has no place here: a row shows all of its fields; put it on the list' };
const list = object({
  ...simple,
  ...shown,
  type: z.literal('list'),
  fields: z.array(object(plain, IN_ROW)).min(1).meta({ description: 'The fields of a row' }),
  rows: z.literal('next steps').meta({ description: 'Rows (action, owner, due) that become tasks' }).optional(),
});
const field = object({ ...plain, ...shown });

/** What the page behind an answer in a mail may ask for. */
export const askSchema = object(
  {
    ...simple,
    type: z.enum(['text', 'long text', 'number', 'date', 'choice', 'yes/no']),
    options: options.optional(),
  },
  { 'show when': 'has no place here: the page behind an answer shows all of its fields' },
);

/** forms/*.yaml */
export const formSchema = object({ form: id, title: label, fields: z.array(z.union([field, list])).min(1) });

export type FieldText = z.output<typeof field> | z.output<typeof list>;
