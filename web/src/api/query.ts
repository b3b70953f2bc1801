import {
  keepPreviousData,
  QueryClient,
  type QueryKey,
  type UseMutationOptions,
  type UseQueryOptions,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { call, type Input, type Output, type PagedName, Problem, type ReadName, type WriteName } from './call.ts';

/** Answers stay fresh until something tells of a change (`changed` of /live, a write of ours) or for half a minute. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) =>
        failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 502),
    },
  },
});

/** `['list-tasks', input]`: the first part is what invalidates by name. */
export function readOptions<Name extends ReadName>(
  name: Name,
  input: Input<Name>,
): Required<Pick<UseQueryOptions<Output<Name>, Error, Output<Name>, QueryKey>, 'queryKey'>> & {
  readonly queryFn: (context: { signal: AbortSignal }) => Promise<Output<Name>>;
} {
  return { queryKey: [name, input], queryFn: ({ signal }) => call(name, input, { signal }) };
}

export interface ReadSettings {
  readonly enabled?: boolean;
  /** While the input changes the answer before stays on the screen. */
  readonly keepPrevious?: boolean;
  /** Asked again each so many ms, for what has a clock. */
  readonly refetchInterval?: number;
}

/** The answer of a read operation, kept up to date while it is on the screen. */
export function useRead<Name extends ReadName>(
  name: Name,
  input: Input<Name>,
  { keepPrevious = false, ...settings }: ReadSettings = {},
): UseQueryResult<Output<Name>> {
  const options: UseQueryOptions<Output<Name>, Error, Output<Name>, QueryKey> = {
    ...readOptions(name, input),
    ...settings,
  };
  return useQuery(keepPrevious ? { ...options, placeholderData: keepPreviousData } : options);
}

/** Pages of a list that goes on from the `next` of each; `place`: what the operation calls where it goes on. */
export function usePages<Name extends PagedName>(name: Name, input: Input<Name>, place: 'after' | 'cursor' = 'after') {
  return useInfiniteQuery({
    queryKey: [name, 'pages', input] as QueryKey,
    queryFn: ({ pageParam, signal }): Promise<Output<Name>> =>
      call(name, pageParam === undefined ? input : { ...input, [place]: pageParam }, { signal }),
    initialPageParam: undefined as string | number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** What a write operation leaves behind is read again: everything on the screen, unless `changes` names reads. */
export interface WriteSettings<Name extends WriteName> {
  readonly changes?: readonly ReadName[];
  readonly onDone?: (output: Output<Name>, input: Input<Name>) => void;
  /** Absent: the problem is told in a toast. */
  readonly onProblem?: (problem: Problem, input: Input<Name>) => void;
}

/** Runs a write operation; each `mutate` has its own idempotency key, which a repetition after a lost answer keeps. */
export function useWrite<Name extends WriteName>(name: Name, { changes, onDone, onProblem }: WriteSettings<Name> = {}) {
  const client = useQueryClient();
  const options: UseMutationOptions<Output<Name>, Error, Input<Name>> = {
    mutationKey: [name],
    mutationFn: (input) => once(name, input),
    onSuccess: async (output, input) => {
      onDone?.(output, input);
      await invalidateReads(client, changes);
    },
    onError: (error, input) => {
      const problem = error instanceof Problem ? error : new Problem(0, 'unknown', error.message, {});
      if (onProblem === undefined) tellProblem(problem);
      else onProblem(problem, input);
    },
  };
  return useMutation(options);
}

async function once<Name extends WriteName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const idempotencyKey = crypto.randomUUID();
  try {
    return await call(name, input, { idempotencyKey });
  } catch (error) {
    // Whether it was done can't be known: the same key asks again without doing it twice.
    if (error instanceof Problem && error.status === 0) return call(name, input, { idempotencyKey });
    throw error;
  }
}

/** Reads again what is on the screen, and forgets the rest; all reads, or those named. */
export function invalidateReads(client: QueryClient, names?: readonly string[]): Promise<void> {
  if (names === undefined) return client.invalidateQueries();
  return client.invalidateQueries({ predicate: ({ queryKey }) => names.includes(String(queryKey[0])) });
}

let tellProblem: (problem: Problem) => void = () => undefined;

/** The app says how a problem that nobody handles is told. */
export function onUnhandledProblem(tell: (problem: Problem) => void): void {
  tellProblem = tell;
}
