import { z } from 'zod';

/** What the check of shapes reads out of an unknown key's issue: zod itself does not say which keys are known. */
export interface KnownKeys {
  readonly known: readonly string[];
  /** Keys of the language that have no place here, and why. */
  readonly refused: Readonly<Record<string, string>>;
}

/** A map with these keys and no other. */
export function object<Shape extends z.core.$ZodLooseShape>(shape: Shape, refused: KnownKeys['refused'] = {}) {
  const keys: KnownKeys = { known: Object.keys(shape), refused };
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? JSON.stringify(keys) : undefined),
  });
}

/** Names that an expression can say. */
export const ID = /^[a-z][a-z0-9_]*$/;
export const ID_HINT = 'is written with small letters, digits and _, and starts with a letter';

export const id = z.string().regex(ID, { error: ID_HINT });
export const text = z.string().min(1, { error: 'is empty' });
/** Checked and compiled by the loader. */
export const expression = text.meta({ description: 'A CEL expression over facts' });
export const duration = text.meta({ description: 'A duration: 48h, 30d, 2 weeks, 6 months, 2 business days' });
export const moment = text.meta({
  description:
    'A moment: day 3 | day 3, best hour | 3d | at meeting.starts | 24h after meeting.ends | business morning',
});
export const percent = z
  .string()
  .regex(/^(100|\d{1,2})(\.\d+)?%$/, { error: 'is a percentage such as 5%' })
  .meta({ description: 'A percentage: 5%' });
/** `2.0` without quotes is a number to YAML, and equal to 2. */
export const version = z.string({ error: 'is text: put it in quotes, "2.0"' }).min(1);
export const locale = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, { error: 'is a language such as en, ko or pt-BR' });
/** A text that people read; where its playbook has several languages, by locale. */
export const label = z
  .union([text, z.record(locale, text)])
  .meta({ description: 'A text for all, or one for each locale: { en: …, ko: … }' });
export const oneOrMore = <Item extends z.ZodType>(item: Item) => z.union([item, z.array(item).min(1)]);

export const story = object({
  goal: text.optional(),
  'starting emotion': text.optional(),
  'target emotion': text.optional(),
  pains: z.array(text).optional(),
  gains: z.array(text).optional(),
}).meta({ id: 'story', description: 'Shown to people, never run' });

export const valueType = z.enum(['number', 'text', 'bool', 'instant', 'date', 'list(text)', 'list(number)']);

/** At most one of them; none is "otherwise". */
export const edges = {
  above: z.number().meta({ description: '>' }).optional(),
  from: z.number().meta({ description: '>=' }).optional(),
  below: z.number().meta({ description: '<' }).optional(),
  to: z.number().meta({ description: '<=' }).optional(),
  equals: z.union([z.number(), z.string(), z.boolean()]).meta({ description: '==' }).optional(),
};

export const band = object({ ...edges, band: text, or: expression.optional() });
