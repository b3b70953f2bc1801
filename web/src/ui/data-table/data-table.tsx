// biome-ignore-all lint/a11y/useSemanticElements: a <table> can’t draw only the rows on the screen
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and says which row is the current one
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys of its rows
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import type { Sorted } from '../list-search/index.ts';
import { ErrorState, Skeleton } from '../states.tsx';
import type { Column } from './column.ts';
import type { RowSource } from './row-source.ts';
import { countSelected, isSelected, NOTHING, type Selecting, toggled, withRows } from './selection.ts';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import type { ShownColumns } from './use-columns.ts';
import { useCursor } from './use-cursor.ts';
import { useRowHeight } from './use-row-height.ts';

interface DataTableProps<Row> {
  /** What is listed, for screen readers. */
  readonly label: string;
  readonly source: RowSource<Row>;
  readonly columns: ShownColumns<Row>;
  readonly idOf: (row: Row) => string;
  readonly sort?: Sorted | undefined;
  readonly onSort?: (column: string, descendingFirst?: boolean) => void;
  /** Enter, or a click; `away`: in a tab of its own (⌘ or Ctrl). */
  readonly onOpen?: (row: Row, away: boolean) => void;
  /** Space: a look without leaving the list. */
  readonly onPeek?: (row: Row) => void;
  readonly selecting?: Selecting;
  /** The row that is open in the side panel: it is the current one. */
  readonly open?: string | undefined;
  /** What will be here and how to get it. */
  readonly empty: ReactNode;
}

/** Before the first column, so that what it says stands below the page's title. */
const EDGE = 16;
/** Rows drawn ahead of what is seen, on either side. */
const OVERSCAN = 12;
/** How far lists were scrolled, by their addresses. */
const offsets = new Map<string, number>();

function placeNow(): string {
  const { pathname, search } = window.location;
  const asked = new URLSearchParams(search);
  asked.delete('open');
  return `${pathname}?${asked}`;
}

const nothing = (): void => undefined;

/**
 * A list as a grid: only the rows on the screen are drawn, and those around them are there before one scrolls to them.
 * j and k (or arrows) move, Enter opens, Space looks, x selects, Shift with either selects on the way.
 */
export function DataTable<Row>({
  label,
  source,
  columns,
  idOf,
  sort,
  onSort = nothing,
  onOpen,
  onPeek,
  selecting,
  open,
  empty,
}: DataTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const height = useRowHeight();
  const grid = useId();
  const count = source.count ?? 0;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    // Whoever comes back finds the list where it was.
    initialOffset: () => offsets.get(placeNow()) ?? 0,
    onChange: ({ scrollOffset }) => {
      if (scrollOffset !== null && scroller.current !== null) offsets.set(placeNow(), scrollOffset);
    },
    // The head stands over the rows.
    scrollPaddingStart: 36,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of rows is measured anew
  useEffect(() => virtual.measure(), [height]);
  const items = virtual.getVirtualItems();
  const slots = 2 ** Math.ceil(Math.log2(items.length + 1));
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { want } = source;
  useEffect(() => want(first, last), [want, first, last]);

  const latest = useRef({ source, selecting, onOpen, idOf });
  latest.current = { source, selecting, onOpen, idOf };
  const anchor = useRef(0);
  const selectRow = useCallback((index: number, withShift: boolean): void => {
    const { source: rows, selecting: choice, idOf: nameOf } = latest.current;
    const row = rows.row(index);
    if (choice === undefined || row === undefined) return;
    if (withShift) {
      const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
      const between: string[] = [];
      for (let at = from; at <= to; at++) {
        const one = rows.row(at);
        if (one !== undefined) between.push(nameOf(one));
      }
      choice.select(withRows(choice.selection, between, true));
    } else choice.select(toggled(choice.selection, nameOf(row)));
    anchor.current = index;
  }, []);
  const cursor = useCursor({
    count,
    show: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    open(index, away) {
      const row = source.row(index);
      if (row !== undefined) onOpen?.(row, away);
    },
    peek(index) {
      const row = source.row(index);
      if (row !== undefined) (onPeek ?? ((one: Row) => onOpen?.(one, false)))(row);
    },
    moved(index) {
      const row = open === undefined ? undefined : source.row(index);
      if (row !== undefined) onPeek?.(row);
    },
    select: selecting === undefined ? undefined : selectRow,
    clear() {
      const isSome = selecting !== undefined && countSelected(selecting.selection, count) > 0;
      if (isSome) selecting.clear();
      return isSome;
    },
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / height) - 2),
  });
  const { setIndex } = cursor;
  const openRow = useCallback(
    (index: number, event: MouseEvent): void => {
      // A link or button inside a row does what it says.
      if (event.target instanceof Element && event.target.closest('a, button, input, [role=menuitem]') !== null) return;
      if ((window.getSelection()?.toString() ?? '') !== '') return;
      setIndex(index);
      const row = latest.current.source.row(index);
      if (row === undefined) return;
      if (event.shiftKey && latest.current.selecting !== undefined) selectRow(index, true);
      else latest.current.onOpen?.(row, event.metaKey || event.ctrlKey);
    },
    [selectRow, setIndex],
  );

  const template = useMemo(
    () =>
      [
        ...(selecting === undefined ? [] : ['var(--row)']),
        ...columns.shown.map(({ width }) => `${width}px`),
        '1fr',
      ].join(' '),
    [columns.shown, selecting],
  );
  const width = columns.shown.reduce((sum, one) => sum + one.width, EDGE + (selecting === undefined ? 0 : height));
  const drawn = useMemo(() => columns.shown.map(({ column }) => column), [columns.shown]);
  if (source.error !== null && source.count === undefined)
    return <ErrorState error={source.error} onRetry={source.retry} />;
  if (source.count === undefined) return <Skeleton rows={12} className="flex-1" />;
  if (source.count === 0) return <div className="flex-1 overflow-auto">{empty}</div>;
  const selection = selecting?.selection ?? NOTHING;
  const chosen = countSelected(selection, count);
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={source.isCounted ? count + 1 : -1}
      aria-colcount={drawn.length + (selecting === undefined ? 0 : 1)}
      aria-multiselectable={selecting === undefined ? undefined : true}
      aria-activedescendant={items.some(({ index }) => index === cursor.index) ? `${grid}-${cursor.index}` : undefined}
      tabIndex={0}
      onKeyDown={cursor.onKeyDown}
      className="relative min-h-0 flex-1 overflow-auto bg-surface outline-offset-[-2px] contain-strict"
      // Sizes come from the columns that one chose.
      style={{ '--columns': template, '--width': `${width}px`, '--row': `${height}px` } as CSSProperties}
    >
      <TableHead
        columns={columns}
        sort={sort}
        onSort={onSort}
        selected={selecting === undefined ? undefined : chosen === 0 ? 'none' : chosen >= count ? 'all' : 'some'}
        onSelectAll={() => selecting?.select(chosen === 0 ? { kind: 'all', ids: new Set() } : NOTHING)}
      />
      <div role="rowgroup" className="relative w-fit min-w-full" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = source.row(index);
          const id = row === undefined ? undefined : idOf(row);
          return (
            <TableRow
              // A row that has gone out of sight becomes the one that comes: to build it anew takes far longer.
              key={index % slots}
              id={`${grid}-${index}`}
              index={index}
              row={row}
              columns={drawn as readonly Column<Row>[]}
              top={start}
              height={height}
              isCurrent={cursor.index === index || (id !== undefined && id === open)}
              isSelected={selecting === undefined ? undefined : id !== undefined && isSelected(selection, id)}
              onOpen={openRow}
              onSelect={selectRow}
            />
          );
        })}
      </div>
    </div>
  );
}
