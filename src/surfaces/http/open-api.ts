import { z } from 'zod';
import { holdersOf } from '#platform/access';
import type { Operation } from '#platform/operations';

/** The operations as an OpenAPI 3.1 document, from their own schemas. */
export function openApi(operations: readonly Operation[]): object {
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
      schemas: { Problem: PROBLEM },
    },
  };
}

function pathOf({ name, summary, kind, access, input, output }: Operation): object {
  return {
    operationId: name,
    summary,
    description: `Needs the permission ${access}, which have: ${holdersOf(access).join(', ')}.`,
    parameters: kind === 'write' ? [IDEMPOTENCY_KEY] : [],
    requestBody: { required: true, content: jsonOf(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })) },
    responses: {
      '200': { description: 'Done', content: jsonOf(z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' })) },
      default: {
        description: 'Not done; reason and detail say why',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function jsonOf({ $schema: _, ...schema }: z.core.JSONSchema.BaseSchema): object {
  return { 'application/json': { schema } };
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
