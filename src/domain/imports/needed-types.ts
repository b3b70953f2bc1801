import type { Runtime } from '#engine';
import type { ValueType } from '#pure/expression';
import type { ImportKind } from './import-kind.ts';
import { ColumnType } from './import-map.ts';

/** Types by attribute, or by property of an event; a map that says none takes them. */
export type NeededTypes = (event?: string) => Readonly<Record<string, ColumnType>>;

/**
 * The types that live playbooks and the product declare: of an account's attributes, of an event's properties. Lists
 * can't stand in a cell and are left out.
 */
export function neededTypes(kind: ImportKind, runtime: Runtime): NeededTypes {
  const attributes = kind === 'accounts' ? runtime.live.map(({ playbook }) => typesIn(playbook.attributes)) : [];
  const properties = (event: string) => runtime.schemasOf(event).map((schema) => typesIn(schema.properties));
  return (event) =>
    Object.fromEntries(
      (event === undefined ? attributes : properties(event)).flatMap((types) => Object.entries(types)),
    );
}

function typesIn(declared: Readonly<Record<string, { readonly type: ValueType }>>): Record<string, ColumnType> {
  const types: Record<string, ColumnType> = {};
  for (const [name, { type }] of Object.entries(declared)) {
    const column = ColumnType.safeParse(type);
    if (column.success) types[name.replace(/^account\./, '')] = column.data;
  }
  return types;
}
