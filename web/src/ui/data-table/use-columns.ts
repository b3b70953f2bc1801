import {
  type ColumnDef,
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useEffect, useMemo, useState } from 'react';
import { type ChosenColumn, readColumns, writeColumns } from '../list-search/index.ts';
import type { Column } from './column.ts';

const features = tableFeatures({
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});
const NO_ROWS: Record<string, never>[] = [];

/** The columns as they are chosen, ordered and sized; `chosen` is what the address says, `choose` writes it. */
export function useColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: string | undefined,
  choose: (columns: string | undefined) => void,
) {
  const layout = useMemo(() => layoutOf(columns, chosen), [columns, chosen]);
  // While one is dragged its width changes with each move; the address hears of it at the end.
  const [dragged, setDragged] = useState<Readonly<Record<string, number>>>();
  const definitions = useMemo(
    () =>
      columns.map(
        ({ id, width }): ColumnDef<typeof features, Record<string, never>> => ({
          id,
          size: width,
          minSize: 56,
          maxSize: 800,
          accessorFn: () => undefined,
        }),
      ),
    [columns],
  );
  const state = useMemo(
    () => ({
      columnOrder: layout.map(({ id }) => id),
      columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, layout.some((one) => one.id === id)])),
      columnSizing:
        dragged ?? Object.fromEntries(layout.flatMap(({ id, width }) => (width === undefined ? [] : [[id, width]]))),
    }),
    [layout, columns, dragged],
  );
  const write = (next: readonly ChosenColumn[]): void => choose(writeColumns(next));
  const table = useTable({
    features,
    columns: definitions,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    state,
    onColumnSizingChange: (change) =>
      setDragged((before) => (typeof change === 'function' ? change(before ?? state.columnSizing) : change)),
  });
  const { isResizingColumn } = table.state.columnResizing;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the end of dragging is waited for
  useEffect(() => {
    if (isResizingColumn !== false || dragged === undefined) return;
    write(layout.map(({ id }) => ({ id, ...(dragged[id] === undefined ? {} : { width: dragged[id] }) })));
    setDragged(undefined);
  }, [isResizingColumn]);
  const byId = new Map(columns.map((column) => [column.id, column]));
  const shown = table.getHeaderGroups()[0]?.headers.flatMap((header) => {
    const column = byId.get(header.column.id);
    return column === undefined ? [] : [{ column, header, width: header.column.getSize() }];
  });
  return {
    shown: shown ?? [],
    isChanged: chosen !== undefined,
    /** Shows or hides one; a new one comes last. */
    toggle(id: string) {
      write(layout.some((one) => one.id === id) ? layout.filter((one) => one.id !== id) : [...layout, { id }]);
    },
    /** Puts one where another is. */
    move(id: string, to: string) {
      const moving = layout.find((one) => one.id === id);
      const target = layout.findIndex((one) => one.id === to);
      if (moving === undefined || target < 0 || byId.get(to)?.pinned === true || byId.get(id)?.pinned === true) return;
      const rest = layout.filter((one) => one !== moving);
      rest.splice(target, 0, moving);
      write(rest);
    },
    /** Wider or narrower by a step of the keyboard. */
    widen(id: string, by: number) {
      const now = shown?.find(({ column }) => column.id === id)?.width ?? 100;
      write(layout.map((one) => (one.id === id ? { id, width: Math.min(800, Math.max(56, now + by)) } : one)));
    },
    /** As wide as it is by itself. */
    resetWidth(id: string) {
      write(layout.map((one) => (one.id === id ? { id } : one)));
    },
    reset: () => choose(undefined),
  };
}

/** What is shown, in order: those that stay come first; what is not there any more is left out. */
function layoutOf<Row>(columns: readonly Column<Row>[], chosen: string | undefined): ChosenColumn[] {
  const pinned = columns.filter((column) => column.pinned === true);
  const said = readColumns(chosen) ?? columns.filter(({ hidden }) => hidden !== true).map(({ id }) => ({ id }));
  const known = said.filter(({ id }) => columns.some((column) => column.id === id && column.pinned !== true));
  return [...pinned.map(({ id }) => said.find((one) => one.id === id) ?? { id }), ...known];
}

export type ShownColumns<Row> = ReturnType<typeof useColumns<Row>>;
