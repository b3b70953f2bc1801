export {
  type ChosenColumn,
  type ListSearch,
  listSearch,
  readColumns,
  readSort,
  type Sorted,
  type Whose,
  writeColumns,
  writeSort,
} from './list-search.ts';
