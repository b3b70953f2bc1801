/** A field of a record; undefined where there is no value. */
export interface ChangedField {
  /** Fields within fields by their path: `acme · owner`. */
  readonly name: string;
  readonly was: unknown;
  readonly is: unknown;
}

export interface ComparedFields {
  readonly changed: readonly ChangedField[];
  /** What says of what the change is. */
  readonly same: readonly ChangedField[];
}

/** The fields of a record as it was and as it is; a record that came or went has no values on one side. */
export function comparedFields(before: unknown, after: unknown): ComparedFields {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const all = [...new Set([...was.keys(), ...is.keys()])]
    .map((name) => ({ name, was: was.get(name), is: is.get(name) }))
    .filter((field) => field.was !== undefined || field.is !== undefined);
  const isSame = (field: ChangedField): boolean => JSON.stringify(field.was) === JSON.stringify(field.is);
  return { changed: all.filter((field) => !isSame(field)), same: all.filter(isSame) };
}

function fieldsOf(value: unknown, path = ''): Map<string, unknown> {
  if (!isRecord(value)) return new Map();
  return new Map(
    Object.entries(value).flatMap(([name, one]): [string, unknown][] => {
      const place = path === '' ? name : `${path} · ${name}`;
      if (isRecord(one) && Object.keys(one).length > 0) return [...fieldsOf(one, place)];
      return [[place, one ?? undefined]];
    }),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
