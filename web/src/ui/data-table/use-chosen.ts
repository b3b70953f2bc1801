import { useMemo } from 'react';
import type { RowSource } from './row-source.ts';
import { isSelected, type Selecting } from './selection.ts';

/** The rows that are selected, of those that have been read. */
export function useChosen<Row>(
  source: RowSource<Row>,
  { selection }: Selecting,
  idOf: (row: Row) => string,
): readonly Row[] {
  return useMemo(() => {
    const rows = Array.from({ length: source.count ?? 0 }, (_, at) => source.row(at));
    return rows.filter((row) => row !== undefined).filter((row) => isSelected(selection, idOf(row)));
  }, [source, selection, idOf]);
}
