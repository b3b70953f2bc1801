// biome-ignore-all lint/a11y/useSemanticElements: a <table> can’t draw only the rows on the screen
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and says which row is the current one
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys of its rows
import { t } from '@lingui/core/macro';
import { type MouseEvent, memo, type ReactNode } from 'react';
import { classes } from '../classes.ts';
import type { Column } from './column.ts';

interface TableRowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly Column<Row>[];
  readonly top: number;
  readonly height: number;
  readonly isCurrent: boolean;
  /** Undefined: rows are not selected here. */
  readonly isSelected: boolean | undefined;
  readonly onOpen: (index: number, event: MouseEvent) => void;
  readonly onSelect: (index: number, withShift: boolean) => void;
}

function TableRowPlain<Row>({
  id,
  index,
  row,
  columns,
  top,
  height,
  isCurrent,
  isSelected,
  onOpen,
  onSelect,
}: TableRowProps<Row>) {
  const behind = isSelected === true ? 'bg-accent-soft' : isCurrent ? 'bg-hover' : 'bg-surface group-hover:bg-hover';
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected === undefined ? undefined : isSelected}
      onClick={(event) => row !== undefined && onOpen(index, event)}
      className={classes(
        'group absolute left-0 grid min-w-full cursor-pointer border-b border-line pl-4 text-s contain-strict max-sm:pl-2',
        behind,
        isCurrent && 'shadow-[inset_2px_0_0_var(--accent)]',
      )}
      style={{
        gridTemplateColumns: 'var(--columns)',
        width: 'var(--width)',
        height,
        transform: `translateY(${top}px)`,
      }}
    >
      {isSelected !== undefined && (
        <span role="gridcell" className={classes('sticky left-0 z-10 grid items-center pl-2', behind)}>
          <input
            type="checkbox"
            tabIndex={-1}
            disabled={row === undefined}
            aria-label={t`Select`}
            checked={isSelected}
            // The click is the row's: it knows whether Shift is held.
            readOnly
            onClick={(event) => {
              event.stopPropagation();
              onSelect(index, event.shiftKey);
            }}
            className="size-3.5"
          />
        </span>
      )}
      {columns.map((column) => (
        <span
          key={column.id}
          role="gridcell"
          title={row === undefined ? undefined : column.text?.(row)}
          className={classes(
            'flex min-w-0 items-center gap-1.5 overflow-hidden px-2 whitespace-nowrap',
            column.align === 'end' && 'justify-end tabular-nums',
            column.pinned === true && 'sticky z-10',
            column.pinned === true && behind,
          )}
          style={column.pinned === true ? { left: isSelected === undefined ? 0 : 'var(--row)' } : undefined}
        >
          {row === undefined ? <Waiting /> : shown(column.cell(row))}
        </span>
      ))}
    </div>
  );
}

/** A text is cut off with dots; its whole stands in the tooltip. */
function shown(content: ReactNode): ReactNode {
  if (typeof content === 'string' || typeof content === 'number') return <span className="truncate">{content}</span>;
  return content ?? <span className="text-text-3">–</span>;
}

/** It stands still: a hundred that pulse are a hundred layers to draw, just when one scrolls fast. */
const Waiting = () => <span className="h-2.5 w-2/3 rounded bg-sunken" />;

// Memo forgets that its component is generic.
export const TableRow = memo(TableRowPlain) as typeof TableRowPlain;
