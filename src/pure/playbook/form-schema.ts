import { z } from 'zod';
import { id, object, text } from './schema-parts.ts';

const options = z.array(z.union([id, object({ value: id, label: text })])).min(1);
const LATER = ['show when'];

const simple = {
  field: id,
  label: text,
  required: z.boolean().optional(),
};
const plain = object(
  {
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
    options: options.meta({ description: 'Of a choice or choices' }).optional(),
  },
  LATER,
);
const list = object(
  {
    ...simple,
    type: z.literal('list'),
    fields: z.array(plain).min(1).meta({ description: 'The fields of a row' }),
    rows: z.literal('next steps').meta({ description: 'Rows (action, owner, due) that become tasks' }).optional(),
  },
  LATER,
);

/** forms/*.yaml */
export const formSchema = object({ form: id, title: text, fields: z.array(z.union([plain, list])).min(1) });

export type FieldText = z.output<typeof plain> | z.output<typeof list>;
