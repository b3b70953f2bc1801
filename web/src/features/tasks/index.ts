export { RowKeys } from './row-keys.tsx';
export { TaskRow } from './task-row.tsx';
