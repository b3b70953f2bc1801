import type { ReactNode } from 'react';

/** A column of a list. Texts are translated where the column is made. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** In pixels, as long as nobody makes it another. */
  readonly width: number;
  readonly align?: 'end';
  /** What the server sorts by; absent: it can't be sorted. */
  readonly sort?: string;
  /** Numbers and dates are looked at from the largest down first. */
  readonly descendingFirst?: true;
  /** Chosen by nobody yet: shown only when it is. */
  readonly hidden?: true;
  /** A row without it would be nobody's: it stays where it is, first. */
  readonly pinned?: true;
  readonly cell: (row: Row) => ReactNode;
  /** What is cut off, whole: the tooltip, and what a screen reader says where the cell is a drawing. */
  readonly text?: (row: Row) => string | undefined;
}
