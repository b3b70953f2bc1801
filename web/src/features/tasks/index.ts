export { currentIndex } from './current-row.ts';
export { RowKeys } from './row-keys.tsx';
export { TaskRow } from './task-row.tsx';
export { useSettled } from './use-settled.ts';
