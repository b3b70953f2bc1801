import type { Json, JsonObject } from '#base';

/** Flat fields of columns (null: none) and attributes. */
export function fieldsOf(columns: Readonly<Record<string, Json>>, attributes: JsonObject): JsonObject {
  const fields: Record<string, Json> = { ...attributes };
  for (const [name, value] of Object.entries(columns)) if (value !== null) fields[name] = value;
  return fields;
}

/** What some fields are, null for those that are not known. */
export function fieldsNamed(fields: JsonObject | undefined, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, fields?.[name] ?? null]));
}

/** The way back: fields with a column by name, the others as `attributes`. */
export function columnsAndAttributes(fields: JsonObject, columns: readonly string[]): Record<string, Json> {
  const attributes: Record<string, Json> = {};
  const row: Record<string, Json> = { attributes };
  for (const [name, value] of Object.entries(fields)) {
    if (columns.includes(name)) row[name] = value;
    else attributes[name] = value;
  }
  return row;
}
