import type { Zone } from '#base';
import type { Reader } from './registry.ts';
import type { Runtime } from './runtime.ts';

type Rows = ReadonlyMap<string, unknown>;

/** Who reads what is written to a contact of an account: quiet hours are in their zone, else in the account's. */
export function readerIn(runtime: Runtime, rows: Rows, to: string): Reader & { readonly zone: Zone } {
  for (const relation of runtime.relations) {
    const reader = relation.readerOf?.(rows.get(relation.subject), to);
    if (reader !== undefined) return { heard: reader.heard, zone: reader.zone ?? zoneIn(runtime, rows) };
  }
  return { heard: [], zone: zoneIn(runtime, rows) };
}

/** An account's zone, else the workspace's. */
export function zoneIn(runtime: Runtime, rows: Rows): Zone {
  for (const relation of runtime.relations) {
    const zone = relation.zoneOf?.(rows.get(relation.subject));
    if (zone !== undefined) return zone;
  }
  return runtime.zone;
}
