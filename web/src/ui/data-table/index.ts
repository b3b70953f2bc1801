export { type ListSearch, type Sorted, type Whose, writeSort } from '../list-search/index.ts';
export type { Column } from './column.ts';
export { DataTable } from './data-table.tsx';
export { ListBar } from './list-bar.tsx';
export { type RowSource, usePaged, useWindow } from './row-source.ts';
export { countSelected, isSelected, type Selecting, type Selection, useSelection } from './selection.ts';
export { type ShownColumns, useColumns } from './use-columns.ts';
export { type ListState, useList } from './use-list.ts';
export { ViewsBar } from './views-bar.tsx';
