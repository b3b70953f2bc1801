// `npm run client`: what each operation takes and answers, as types for the web app.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { z } from 'zod';
import { composeProduct } from '../src/product.ts';

const target = fileURLToPath(new URL('../web/src/api/operations.ts', import.meta.url));

const open = composeProduct()
  .operations.filter(({ doors }) => doors.includes('http'))
  .sort((a, b) => (a.name < b.name ? -1 : 1));
const schemas = Object.fromEntries([
  ['Json', {}],
  ...open.flatMap(({ name, input, output }) => [
    ...schemasOf(`${name}.in`, input, 'input'),
    ...schemasOf(`${name}.out`, output, 'output'),
  ]),
]);
const types = astToString(
  await openapiTS(
    { openapi: '3.1.0', info: { title: 'Perennial', version: '1' }, paths: {}, components: { schemas } },
    { defaultNonNullable: false },
  ),
);
const body = /schemas: (\{[\s\S]*?\n {4}\});\n {4}responses/.exec(types)?.[1];
if (body === undefined) throw new Error('openapi-typescript writes its types in another form');
const kinds = open.map(({ name, kind }) => `  '${name}': '${kind}';`).join('\n');
const text = `// Made by \`npm run client\` from the operations' own schemas.
// biome-ignore-all format: made by a program
// biome-ignore-all lint: made by a program

export interface Kinds {
${kinds}
}

export interface Schemas ${body.replaceAll(/^ {4}/gm, '').replaceAll('components["schemas"]', 'Schemas')}
`;
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) throw new Error('web/src/api/operations.ts is stale: npm run client');
} else writeFileSync(target, text);

/** A schema under its name, and those that it names itself beside it: a reference starts at the root of a document. */
function schemasOf(name: string, schema: z.ZodType, io: 'input' | 'output'): [string, object][] {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const text = JSON.stringify(json).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`);
  const { $defs = {}, ...own } = JSON.parse(text) as { $defs?: Record<string, object> };
  const inner = Object.entries($defs).map(([key, one]): [string, object] => [
    `${name}.${key}`,
    isJson(one) ? { $ref: '#/components/schemas/Json' } : one,
  ]);
  return [[name, own], ...inner];
}

/** Any JSON: as a type it would name itself, which TypeScript refuses here. */
function isJson({ anyOf }: { anyOf?: readonly { type?: string }[] }): boolean {
  return anyOf?.map(({ type }) => type).join() === 'string,number,boolean,null,array,object';
}
