/** A part of a JSON Schema, as the server gives it. */
export type Schema = Readonly<Record<string, unknown>>;

/** A key that may stand in a place. */
export interface KnownKey {
  readonly key: string;
  readonly meaning?: string;
  readonly required: boolean;
  /** What it takes, for the text that is put after it. */
  readonly takes: 'map' | 'list' | 'value';
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const schemasOf = (value: unknown): Schema[] =>
  Array.isArray(value) ? value.filter(isSchema) : isSchema(value) ? [value] : [];

/** The branches that a schema may be: references followed, unions opened. */
function branches(root: Schema, schema: Schema, depth = 0): Schema[] {
  if (depth > 8) return [];
  const ref = typeof schema.$ref === 'string' ? schema.$ref : undefined;
  if (ref !== undefined) {
    if (ref === '#') return branches(root, root, depth + 1);
    const found = ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, part) => (isSchema(at) ? at[part] : undefined), root);
    return isSchema(found) ? branches(root, found, depth + 1) : [];
  }
  const unions = [...schemasOf(schema.anyOf), ...schemasOf(schema.oneOf), ...schemasOf(schema.allOf)];
  return unions.length === 0 ? [schema] : unions.flatMap((one) => branches(root, one, depth + 1));
}

/** All that may stand at a path (`*`: an item of a list). */
export function schemasAt(root: Schema, path: readonly string[]): Schema[] {
  let here = branches(root, root);
  for (const key of path) {
    const next = here.flatMap((schema) => {
      if (key === '*') return schemasOf(schema.items);
      const properties = isSchema(schema.properties) ? schema.properties : {};
      const own = Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties;
      return schemasOf(own);
    });
    here = next.flatMap((schema) => branches(root, schema));
  }
  return here;
}

/** The keys that may stand beside those that are there: only of the branches that have all of these. */
export function keysAt(root: Schema, path: readonly string[], siblings: readonly string[]): KnownKey[] {
  const maps = schemasAt(root, path).filter((schema) => isSchema(schema.properties));
  const having = maps.filter(({ properties }) => siblings.every((key) => Object.hasOwn(properties as Schema, key)));
  const keys = new Map<string, KnownKey>();
  for (const schema of having.length > 0 ? having : maps) {
    const required = Array.isArray(schema.required) ? schema.required : [];
    for (const [key, value] of Object.entries(schema.properties as Schema)) {
      if (siblings.includes(key) || keys.has(key) || !isSchema(value)) continue;
      const meaning = meaningOf(root, value);
      const takes = takesOf(branches(root, value));
      keys.set(key, { key, required: required.includes(key), takes, ...(meaning === undefined ? {} : { meaning }) });
    }
  }
  return [...keys.values()];
}

function takesOf(schemas: readonly Schema[]): KnownKey['takes'] {
  if (schemas.every(({ type }) => type === 'object')) return 'map';
  return schemas.every(({ type }) => type === 'array') ? 'list' : 'value';
}

/** What a key means: its own words, or those of what it refers to. */
export function meaningOf(root: Schema, schema: Schema): string | undefined {
  if (typeof schema.description === 'string') return schema.description;
  return branches(root, schema)
    .map(({ description }) => description)
    .find((text) => typeof text === 'string');
}

/** The values that may stand at a path, where there are only a few. */
export function valuesAt(root: Schema, path: readonly string[]): string[] {
  const values = schemasAt(root, path).flatMap((schema) => {
    if (Array.isArray(schema.enum)) return schema.enum.map(String);
    if (schema.const !== undefined) return [String(schema.const)];
    return schema.type === 'boolean' ? ['true', 'false'] : [];
  });
  return [...new Set(values)];
}

const EXPRESSION = 'A CEL expression over facts';

/** Whether an expression over facts may stand at a path. */
export function isExpressionAt(root: Schema, path: readonly string[]): boolean {
  const last = path.at(-1) ?? '';
  const words = schemasAt(root, path).map((schema) => schema.description);
  return words.includes(EXPRESSION) || /^(when|if|needs|input|unless|where|gate|imported|or)$/.test(last);
}
