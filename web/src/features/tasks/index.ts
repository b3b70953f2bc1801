export { Markdown } from './markdown.tsx';
export { RowKeys } from './row-keys.tsx';
export { TaskRow } from './task-row.tsx';
