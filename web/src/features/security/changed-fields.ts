/** Where there is no value. */
export const NOTHING = '–';

export interface ChangedField {
  readonly name: string;
  readonly was: string;
  readonly is: string;
}

/** The fields that differ between two records; a record that came or went has no value on one side (`–`). */
export function changedFields(before: unknown, after: unknown): readonly ChangedField[] {
  if (before === undefined && after === undefined) return [];
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names
    .map((name) => ({ name, was: textOf(was[name]), is: textOf(is[name]) }))
    .filter((field) => field.was !== field.is);
}

function fieldsOf(value: unknown): Record<string, unknown> {
  // A JSON object's entries.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return NOTHING;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
