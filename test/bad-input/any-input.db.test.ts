import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import fc from '../laws.ts';
import { type ProductDoor, productDoor } from './product-door.ts';

let door: ProductDoor;
beforeAll(async () => {
  door = await productDoor();
  await door.ask('set-account', { account: 'acme', attributes: { name: 'Acme' } });
  await door.drain();
});
afterAll(() => door.close());

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
}

const TEXTS = [
  ...[
    'acme',
    '',
    ' ',
    'x'.repeat(300),
    '__proto__',
    'constructor',
    '../../etc/passwd',
    "'; drop table event; --",
    '🚀',
  ],
  ...['{{x}}', '%00', '-1', '1e400', 'en', 'EUR', 'csm', 'a@b.co', 'Europe/Berlin', 'https://x.co/', 'https://['],
  ...['2026-03-02', '0000-01-01', '9999-12-31T23:59:59Z', '2026-03-02T09:00:00.000Z/1', '9223372036854775808'],
  ...['2026-03-02T09:00:00.000Z/00000000-0000-4000-8000-000000000000', '00000000-0000-4000-8000-000000000000'],
];
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  uuid: ['00000000-0000-4000-8000-000000000000'],
  'date-time': ['2026-03-02T09:00:00Z', '0001-01-01T00:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
  date: ['2026-03-02', '0000-01-01', '9999-12-31', '2024-02-29'],
  email: ['a@b.co'],
};
const anything = fc.oneof(
  fc.constantFrom<unknown>(...TEXTS, 0, -1, 1e308, 2 ** 53, null, true, [], {}),
  fc.jsonValue(),
);

/** Most often what a schema allows, at the edges of what it allows. */
function inputOf(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: fitting(schema) }, { weight: 1, arbitrary: anything });
}

function fitting(schema: Schema): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(inputOf));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  switch (schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [name, inputOf(field)] as const);
      const known = fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
      if (typeof schema.additionalProperties !== 'object') return known;
      return fc.dictionary(fc.constantFrom(...TEXTS), inputOf(schema.additionalProperties), { maxKeys: 3 });
    }
    case 'array':
      return fc.array(inputOf(schema.items ?? {}), { maxLength: 3 });
    case 'string':
      return fc.constantFrom(...(FORMATS[schema.format ?? ''] ?? TEXTS));
    case 'number':
    case 'integer': {
      const edges = [schema.minimum, schema.maximum].filter((edge) => edge !== undefined);
      return fc.constantFrom(...edges, 0, 1, -1, 0.5, 5, 2 ** 31, 1e15, 1e16, 1e308);
    }
    case 'boolean':
      return fc.boolean();
    default:
      return anything;
  }
}

test('no input of any operation is our fault', { timeout: 180_000 }, async () => {
  // A key that this test needs must not be revoked by chance.
  const open = door.product.operations.filter(({ name, doors }) => doors.includes('http') && name !== 'revoke-key');
  const faults: string[] = [];
  for (const { name, input } of open) {
    const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema;
    await fc.assert(
      fc.asyncProperty(inputOf(schema), async (value) => {
        const { status, answer } = await door.post(`/api/${name}`, JSON.stringify(value));
        if (status >= 500) faults.push(`${name} ${JSON.stringify(value)} → ${answer.detail}`);
      }),
      { numRuns: Number(process.env.RUNS ?? 10) },
    );
  }
  expect(faults).toEqual([]);
  await door.drain();
  expect(await door.ask('list-held-accounts', {})).toEqual({ accounts: [] });
});
