import { z } from 'zod';
import type { Operation } from '#platform/operations';

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** The fields of an operation's input. */
export const inputFields = ({ input }: Operation): Readonly<Record<string, Schema>> => schemaOf(input).properties ?? {};

/** An input that an operation takes: its required fields, and `more`. */
export function sampleInput(
  { input }: Operation,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  // The input of an operation is an object.
  return { ...(sampleOf(schemaOf(input)) as Record<string, unknown>), ...more };
}

const schemaOf = (input: z.ZodType): Schema => z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema;

const UUID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const FORMATS: Readonly<Record<string, string>> = {
  uuid: UUID,
  email: 'nobody@acme.com',
  uri: 'https://acme.com/x',
  date: '2026-03-02',
  'date-time': '2026-03-02T09:00:00Z',
};

function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [one] = schema.anyOf ?? schema.oneOf ?? [];
  if (one !== undefined) return sampleOf(one);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return FORMATS[schema.format ?? ''] ?? 'x'.repeat(Math.max(1, schema.minLength ?? 1));
  }
}
