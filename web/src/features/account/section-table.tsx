import type { ReactNode } from 'react';
import { classes } from '#web/ui';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Right-aligned, for numbers. */
  readonly isNumber?: boolean;
  /** Left out on a phone. */
  readonly isExtra?: boolean;
  /** Takes what room is left, and is cut off. */
  readonly isWide?: boolean;
}

interface SectionTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
}

/** A short list of records of one account. */
export function SectionTable<Row>({ label, rows, columns, keyOf }: SectionTableProps<Row>) {
  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className="w-full border-collapse text-s">
        <thead>
          <tr className="text-left text-xs text-text-3">
            {columns.map(({ title, isNumber, isExtra }) => (
              <th
                key={title}
                scope="col"
                className={classes(
                  'h-8 px-3.5 font-medium whitespace-nowrap',
                  isNumber && 'text-right',
                  isExtra && 'max-sm:hidden',
                )}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="h-9 border-t border-line hover:bg-hover pointer-coarse:h-11">
              {columns.map(({ title, cell, isNumber, isExtra, isWide }) => (
                <td
                  key={title}
                  className={classes(
                    'px-3.5 whitespace-nowrap',
                    isNumber && 'text-right tabular-nums',
                    isExtra && 'max-sm:hidden',
                    isWide && 'w-full max-w-0 truncate',
                  )}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
