import type { Runtime } from '#engine';
import type { ValueType } from '#pure/expression';
import type { ImportKind } from './import-kind.ts';
import { ColumnType, type ImportMap } from './import-map.ts';

/**
 * The types that live playbooks and the product declare for what a map brings: of an account's attributes, of an
 * event's properties. Lists can't stand in a cell and are left out.
 */
export function neededTypes(kind: ImportKind, map: ImportMap, runtime: Runtime): Record<string, ColumnType> {
  const declared: [string, ValueType][] = [];
  if (kind === 'accounts') {
    for (const { playbook } of runtime.live) {
      for (const [name, { type }] of Object.entries(playbook.attributes)) declared.push([name, type]);
    }
  }
  const event = map.event?.constant;
  if (kind === 'events' && typeof event === 'string') {
    for (const schema of runtime.schemasOf(event)) {
      for (const [name, { type }] of Object.entries(schema.properties)) declared.push([name, type]);
    }
  }
  const needed: Record<string, ColumnType> = {};
  for (const [name, type] of declared) {
    const column = ColumnType.safeParse(type);
    if (column.success) needed[name.replace(/^account\./, '')] = column.data;
  }
  return needed;
}
