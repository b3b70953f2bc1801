/** A map as its text says it. */
export type MapData = Readonly<Record<string, unknown>>;

export interface PlainRule {
  readonly column: string;
  readonly to?: string;
  readonly format?: string;
}

/** What one target is made of: a column as it is, or something that only the text can say. */
export type Rule =
  | { readonly kind: 'plain'; readonly rule: PlainRule }
  | { readonly kind: 'text'; readonly columns: readonly string[] };

const PLAIN = new Set(['column', 'to', 'format']);

/** The rules of a map's columns by target. */
export function rulesOf(data: MapData | undefined): ReadonlyMap<string, Rule> {
  const columns = objectIn(data?.columns);
  return new Map(Object.entries(columns).map(([target, rule]) => [target, ruleOf(rule)]));
}

function ruleOf(said: unknown): Rule {
  if (typeof said === 'string') return { kind: 'plain', rule: { column: said } };
  const rule = objectIn(said);
  const { column, to, format } = rule;
  const isPlain = typeof column === 'string' && Object.keys(rule).every((word) => PLAIN.has(word));
  if (!isPlain) return { kind: 'text', columns: [column].flat().filter((one) => typeof one === 'string') };
  return {
    kind: 'plain',
    rule: { column, ...(typeof to === 'string' ? { to } : {}), ...(typeof format === 'string' ? { format } : {}) },
  };
}

/** The target that a column of the file becomes by itself; undefined: none, or several by the text. */
export function targetOf(rules: ReadonlyMap<string, Rule>, column: string): string | undefined {
  for (const [target, { kind, ...said }] of rules) {
    if (kind === 'plain' && 'rule' in said && said.rule.column === column) return target;
  }
  return undefined;
}

/** The columns that the text alone says something of. */
export const inText = (rules: ReadonlyMap<string, Rule>, column: string): boolean =>
  [...rules.values()].some((rule) => rule.kind === 'text' && rule.columns.includes(column));

/** The map with a column becoming another target (or none): what else it says stays as it is. */
export function withTarget(data: MapData, column: string, target: string | undefined, type?: string): MapData {
  const rules = rulesOf(data);
  const before = targetOf(rules, column);
  const columns: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(objectIn(data.columns)))
    if (name !== before && name !== target) columns[name] = rule;
  if (target !== undefined) columns[target] = type === undefined || type === 'text' ? column : { column, to: type };
  return { ...data, columns };
}

/** The map with another type or way of writing for a target's column. */
export function withReading(
  data: MapData,
  target: string,
  reading: { readonly to?: string; readonly format?: string },
): MapData {
  const rule = rulesOf(data).get(target);
  if (rule === undefined || rule.kind === 'text') return data;
  const said = {
    column: rule.rule.column,
    ...(reading.to === undefined || reading.to === '' ? {} : { to: reading.to }),
    ...(reading.format === undefined || reading.format === '' ? {} : { format: reading.format }),
  };
  const columns = { ...objectIn(data.columns), [target]: Object.keys(said).length === 1 ? said.column : said };
  return { ...data, columns };
}

/** The target that an attribute of one's own gets by a column's name: letters, digits and _. */
export function attributeName(column: string): string {
  const name = column
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return /^[a-z]/.test(name) ? name : `column_${name}`.replace(/_+$/, '');
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  // An object that is no list or null.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
