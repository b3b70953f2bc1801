// `npm run client`: what each operation takes and answers, as types for the web app.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { composeProduct } from '../src/product.ts';
import { openApi } from '../src/surfaces/http/open-api.ts';

const target = fileURLToPath(new URL('../web/src/api/operations.ts', import.meta.url));

const open = composeProduct()
  .operations.filter(({ doors }) => doors.includes('http'))
  .sort((a, b) => (a.name < b.name ? -1 : 1));
const document = openApi(open);
const { schemas } = document.components;
for (const [name, schema] of Object.entries(schemas)) {
  // Any JSON: as a type it would name itself, which TypeScript refuses here.
  if (kindsIn(schema) === 'string,number,boolean,null,array,object') schemas[name] = {};
}
const types = astToString(await openapiTS({ ...document, paths: {} } as OpenAPI3, { defaultNonNullable: false }));
const body = /schemas: (\{[\s\S]*?\n {4}\});\n {4}responses/.exec(types)?.[1];
if (body === undefined) throw new Error('openapi-typescript writes its types in another form');
const kinds = open.map(({ name, kind }) => `  '${name}': '${kind}';`).join('\n');
writeFileSync(
  target,
  `// Made by \`npm run client\` from the operations' own schemas.
// biome-ignore-all format: made by a program
// biome-ignore-all lint: made by a program

export interface Kinds {
${kinds}
}

export interface Schemas ${body.replaceAll(/^ {4}/gm, '').replaceAll('components["schemas"]', 'Schemas')}
`,
);

function kindsIn(schema: object): string {
  const { anyOf = [] } = schema as { anyOf?: readonly { type?: string }[] };
  return anyOf.map(({ type }) => type).join();
}
