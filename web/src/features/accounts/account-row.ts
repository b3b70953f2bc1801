import type { Output } from '#web/api';

export type AccountRow = Output<'list-accounts'>['accounts'][number];

/** What stands in the cells of a row, as list-accounts gives it by column. */
export interface Cells {
  readonly health?: {
    readonly score: number | null;
    readonly band: string | null;
    /** Since four weeks ago. */
    readonly change: number | null;
    readonly weeks: readonly (number | null)[];
  };
  readonly arr?: readonly { readonly minor: number; readonly currency: string }[];
  readonly renewal_on?: string | null;
  readonly owner?: { readonly id: string; readonly name: string } | null;
  readonly segment?: string | null;
  readonly signals?: { readonly strong: number; readonly moderate: number; readonly weak: number };
  readonly journeys?: readonly string[];
  readonly last_touch?: number | null;
}

// The server answers each column in its own shape; the schema only says that there is something by its name.
export const cellsOf = (row: AccountRow): Cells => (row.values ?? {}) as Cells;

export const valueAt = (row: AccountRow, column: string): unknown => row.values?.[column] ?? null;

export const rowsOf = ({ accounts }: Output<'list-accounts'>): readonly AccountRow[] => accounts;
export const totalOf = ({ total }: Output<'list-accounts'>): number => total;
export const idOf = ({ account }: AccountRow): string => account;
export const nameOf = ({ account, name }: AccountRow): string => name ?? account;
