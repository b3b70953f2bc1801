export {
  type CallOptions,
  call,
  type Input,
  type OperationName,
  type Output,
  type PagedName,
  Problem,
  problemInWords,
  type ReadName,
  requestJson,
  type WriteName,
  wordProblemsBy,
} from './call.ts';
export type { Schemas } from './operations.ts';
export {
  invalidateReads,
  onUnhandledProblem,
  queryClient,
  type ReadSettings,
  readOptions,
  usePages,
  useRead,
  useWrite,
  type WriteSettings,
} from './query.ts';
