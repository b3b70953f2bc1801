// biome-ignore-all lint/a11y/useSemanticElements: a <table> can’t draw only the rows on the screen
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and says which row is the current one
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys of its rows
import { t } from '@lingui/core/macro';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { classes } from '../classes.ts';
import type { Sorted } from '../list-search/index.ts';
import type { ShownColumns } from './use-columns.ts';

interface TableHeadProps<Row> {
  readonly columns: ShownColumns<Row>;
  readonly sort: Sorted | undefined;
  readonly onSort: (column: string, descendingFirst?: boolean) => void;
  /** Of all rows: undefined where nothing can be selected. */
  readonly selected: 'all' | 'some' | 'none' | undefined;
  readonly onSelectAll: () => void;
}

export function TableHead<Row>({ columns, sort, onSort, selected, onSelectAll }: TableHeadProps<Row>) {
  const [over, setOver] = useState<string>();
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 grid h-8 w-fit min-w-full border-b border-line bg-surface pl-4 text-s text-text-3 max-sm:pl-2"
      style={{ gridTemplateColumns: 'var(--columns)' }}
    >
      {selected !== undefined && (
        <span role="columnheader" className="sticky left-0 z-10 grid items-center bg-surface pl-2">
          <input
            type="checkbox"
            aria-label={t`Select all`}
            checked={selected === 'all'}
            ref={(box) => {
              if (box !== null) box.indeterminate = selected === 'some';
            }}
            onChange={onSelectAll}
            className="size-3.5"
          />
        </span>
      )}
      {columns.shown.map(({ column, header }) => {
        const { sort: by, descendingFirst } = column;
        const isSorted = by !== undefined && sort?.column === by;
        const resize = header.getResizeHandler();
        return (
          <span
            key={column.id}
            role="columnheader"
            aria-sort={
              isSorted ? (sort.descending ? 'descending' : 'ascending') : by === undefined ? undefined : 'none'
            }
            draggable={column.pinned !== true}
            onDragStart={(event) => event.dataTransfer.setData('text/column', column.id)}
            onDragOver={(event) => {
              if (!event.dataTransfer.types.includes('text/column')) return;
              event.preventDefault();
              setOver(column.id);
            }}
            onDragLeave={() => setOver(undefined)}
            onDrop={(event) => {
              setOver(undefined);
              columns.move(event.dataTransfer.getData('text/column'), column.id);
            }}
            className={classes(
              'group relative flex min-w-0 items-center',
              column.pinned === true && 'sticky z-10 bg-surface',
              over === column.id && 'bg-accent-soft',
            )}
            style={column.pinned === true ? { left: selected === undefined ? 0 : 'var(--row)' } : undefined}
          >
            {by === undefined ? (
              <span
                title={column.title}
                className={classes('flex-1 truncate px-2', column.align === 'end' && 'text-right')}
              >
                {column.title}
              </span>
            ) : (
              <button
                type="button"
                title={column.title}
                onClick={() => onSort(by, descendingFirst)}
                className={classes(
                  'flex h-full min-w-0 flex-1 items-center gap-1 px-2 font-medium hover:text-text',
                  column.align === 'end' && 'flex-row-reverse',
                  isSorted && 'text-text',
                )}
              >
                <span className="truncate">{column.title}</span>
                {isSorted && (sort.descending ? <ArrowDown size={12} /> : <ArrowUp size={12} />)}
              </button>
            )}
            <span
              role="separator"
              aria-orientation="vertical"
              aria-label={t`Width of ${column.title}`}
              aria-valuenow={Math.round(header.column.getSize())}
              tabIndex={0}
              onMouseDown={resize}
              onTouchStart={resize}
              onDoubleClick={() => columns.resetWidth(column.id)}
              onKeyDown={(event) => widen(event, (by) => columns.widen(column.id, by))}
              draggable
              onDragStart={(event) => {
                event.preventDefault();
                event.stopPropagation();
              }}
              className="absolute inset-y-1.5 right-0 w-1.5 cursor-col-resize border-r border-transparent group-hover:border-line-strong focus-visible:border-accent"
            />
          </span>
        );
      })}
    </div>
  );
}

function widen(event: KeyboardEvent, change: (by: number) => void): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  event.preventDefault();
  event.stopPropagation();
  change(event.key === 'ArrowLeft' ? -16 : 16);
}
