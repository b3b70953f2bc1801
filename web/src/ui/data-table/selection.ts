import { useCallback, useMemo, useState } from 'react';

/** Some rows by their ids, or all that the filter finds but some. */
export interface Selection {
  readonly kind: 'some' | 'all';
  /** Of `some`: those selected; of `all`: those left out. */
  readonly ids: ReadonlySet<string>;
}

export const NOTHING: Selection = { kind: 'some', ids: new Set() };

export const isSelected = ({ kind, ids }: Selection, id: string): boolean => ids.has(id) === (kind === 'some');

export function countSelected({ kind, ids }: Selection, total: number): number {
  return kind === 'some' ? ids.size : Math.max(0, total - ids.size);
}

export function toggled(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: selection.kind, ids };
}

/** All of these selected, or none of them. */
export function withRows(selection: Selection, rows: readonly string[], selected: boolean): Selection {
  const ids = new Set(selection.ids);
  for (const id of rows) {
    if (selected === (selection.kind === 'some')) ids.add(id);
    else ids.delete(id);
  }
  return { kind: selection.kind, ids };
}

export interface Selecting {
  readonly selection: Selection;
  select(next: Selection): void;
  clear(): void;
}

/** What is selected in a list, as long as the list shows the same: `of` is its filter. */
export function useSelection(of: string): Selecting {
  const [held, setHeld] = useState({ of, selection: NOTHING });
  const selection = held.of === of ? held.selection : NOTHING;
  const select = useCallback((next: Selection) => setHeld({ of, selection: next }), [of]);
  const clear = useCallback(() => setHeld({ of, selection: NOTHING }), [of]);
  return useMemo(() => ({ selection, select, clear }), [selection, select, clear]);
}
