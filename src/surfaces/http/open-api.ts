import { z } from 'zod';
import { holdersOf } from '#platform/access';
import type { Operation } from '#platform/operations';

interface OpenApi {
  readonly components: { readonly schemas: Record<string, object>; readonly securitySchemes: object };
  readonly [part: string]: unknown;
}

/** The operations as an OpenAPI 3.1 document, from their own schemas. */
export function openApi(operations: readonly Operation[]): OpenApi {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Perennial',
      version: '1',
      description:
        'Each operation is POST /api/<name> with a JSON body. Events come in by POST /v1/* (Segment HTTP API).',
    },
    security: [{ key: [] }],
    paths: Object.fromEntries(operations.map((operation) => [`/api/${operation.name}`, { post: pathOf(operation) }])),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key of create-key' } },
      schemas: { Problem: PROBLEM, ...Object.fromEntries(operations.flatMap(schemasOf)) },
    },
  };
}

function pathOf({ name, summary, kind, access }: Operation): object {
  return {
    operationId: name,
    summary,
    description: `Needs the permission ${access}, which have: ${holdersOf(access).join(', ')}.`,
    parameters: kind === 'write' ? [IDEMPOTENCY_KEY] : [],
    requestBody: { required: true, content: jsonOf(`${name}.in`) },
    responses: {
      '200': { description: 'Done', content: jsonOf(`${name}.out`) },
      default: {
        description: 'Not done; reason and detail say why',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const jsonOf = (name: string): object => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

function schemasOf({ name, input, output }: Operation): [string, object][] {
  return [...named(`${name}.in`, input, 'input'), ...named(`${name}.out`, output, 'output')];
}

/** A schema under its name, and those that it names itself beside it: a reference starts at the root of the document. */
function named(name: string, schema: z.ZodType, io: 'input' | 'output'): [string, object][] {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const text = JSON.stringify(json).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`);
  const { $defs = {}, ...own } = JSON.parse(text) as { $defs?: Record<string, object> };
  return [[name, own], ...Object.entries($defs).map(([key, one]): [string, object] => [`${name}.${key}`, one])];
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key with the same input gives the same answer and does nothing again',
  schema: { type: 'string', maxLength: 255 },
};

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'reason', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    reason: { type: 'string', description: 'Stable, for programs' },
    detail: { type: 'string', description: 'What happened and what to do next' },
  },
};
