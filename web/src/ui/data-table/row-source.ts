import { hashKey, type QueryKey, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call, type Input, type Output, type PagedName, type ReadName, usePages } from '#web/api';

/** Where a table has its rows from. */
export interface RowSource<Row> {
  /** How many rows there are to scroll through; undefined until the first answer. */
  readonly count: number | undefined;
  /** Whether `count` is all: a list paged by key only knows at its end. */
  readonly isCounted: boolean;
  row(index: number): Row | undefined;
  /** These are on the screen: those around them are asked for too. */
  want(from: number, to: number): void;
  readonly error: Error | null;
  retry(): void;
}

/** Rows a request, and requests ahead on either side: some screens of rows are there before one scrolls to them. */
const PAGE = 100;
const AHEAD = 2;
/** After so many ms without another jump somebody has arrived. */
const STOPPED = 120;

type Windowed = { offset?: number; limit?: number };

/** The rows of a list that answers any window of it by `offset` and `limit`, however long it is. */
export function useWindow<Name extends ReadName, Row>(
  name: Name,
  input: Omit<Input<Name>, keyof Windowed>,
  rowsOf: (answer: Output<Name>) => readonly Row[],
  totalOf: (answer: Output<Name>) => number,
): RowSource<Row> {
  const client = useQueryClient();
  const key = JSON.stringify(input);
  const [pages, setPages] = useState<readonly number[]>([0]);
  const last = useRef<{ key: string; total: number } | undefined>(undefined);
  const optionsOf = useCallback(
    (page: number) => {
      // The rest of the input is what the caller gave.
      const asked = { ...(JSON.parse(key) as object), offset: page * PAGE, limit: PAGE } as unknown as Input<Name>;
      return {
        queryKey: [name, asked] as QueryKey,
        queryFn: ({ signal }: { signal: AbortSignal }) => call(name, asked, { signal }),
      };
    },
    [name, key],
  );
  const queries = useMemo(() => pages.map(optionsOf), [pages, optionsOf]);
  const answers = useQueries({ queries });
  const found = answers.find(({ data }) => data !== undefined)?.data;
  if (found !== undefined) last.current = { key, total: totalOf(found) };
  const total = last.current?.key === key ? last.current.total : undefined;
  const error = total === undefined ? (answers.find((answer) => answer.error !== null)?.error ?? null) : null;
  const hashOf = useMemo(() => {
    const hashes = new Map<number, string>();
    return (page: number): string => {
      const hash = hashes.get(page) ?? hashKey(optionsOf(page).queryKey);
      hashes.set(page, hash);
      return hash;
    };
  }, [optionsOf]);
  const row = useCallback(
    (index: number): Row | undefined => {
      const page = Math.floor(index / PAGE);
      const answer = client.getQueryCache().get<Output<Name>>(hashOf(page))?.state.data;
      return answer === undefined ? undefined : rowsOf(answer)[index - page * PAGE];
    },
    [client, hashOf, rowsOf],
  );
  const jump = useRef<ReturnType<typeof setTimeout>>(undefined);
  const jumpedAt = useRef(Number.NEGATIVE_INFINITY);
  const shown = useRef(pages);
  useEffect(() => () => clearTimeout(jump.current), []);
  const want = useCallback((from: number, to: number): void => {
    const first = Math.max(0, Math.floor(from / PAGE) - AHEAD);
    const end = Math.floor(to / PAGE) + AHEAD;
    const max = last.current === undefined ? end : Math.max(0, Math.ceil(last.current.total / PAGE) - 1);
    const next: number[] = [];
    for (let page = first; page <= Math.min(end, max); page++) next.push(page);
    clearTimeout(jump.current);
    if (next.length === 0 || shown.current.join() === next.join()) return;
    const ask = (): void => {
      shown.current = next;
      setPages(next);
    };
    const isJump = !next.some((page) => shown.current.includes(page));
    // Who drags the bar passes a thousand pages on the way: after the first jump only where they stop is asked for.
    const isDragged = isJump && performance.now() - jumpedAt.current < STOPPED;
    if (isJump) jumpedAt.current = performance.now();
    if (isDragged) jump.current = setTimeout(ask, STOPPED);
    else ask();
  }, []);
  const retry = useCallback(() => void client.refetchQueries({ queryKey: [name], type: 'active' }), [client, name]);
  // Rows are read from the cache: another object tells the table that there are others in it.
  const version = answers.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  return useMemo(() => {
    const source: RowSource<Row> = { count: total, isCounted: true, row, want, error, retry };
    return version === '' ? { ...source } : source;
  }, [total, row, want, error, retry, version]);
}

/** The rows of a list that goes on from where a page ended: the next page is read before its end is on the screen. */
export function usePaged<Name extends PagedName, Row>(
  name: Name,
  input: Input<Name>,
  rowsOf: (answer: Output<Name>) => readonly Row[],
): RowSource<Row> {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = usePages(name, input);
  const rows = useMemo(() => data?.pages.flatMap((page) => rowsOf(page as Output<Name>)), [data, rowsOf]);
  const wanted = useRef(0);
  const length = rows?.length ?? 0;
  const more = hasNextPage && !isFetchingNextPage;
  const goOn = useCallback(() => {
    if (more && wanted.current > length - PAGE / 2) void fetchNextPage();
  }, [more, length, fetchNextPage]);
  useEffect(goOn, [goOn]);
  const want = useCallback(
    (_from: number, to: number): void => {
      wanted.current = to;
      goOn();
    },
    [goOn],
  );
  const row = useCallback((index: number): Row | undefined => rows?.[index], [rows]);
  const retry = useCallback(() => void refetch(), [refetch]);
  return useMemo(
    () => ({
      count: rows?.length,
      isCounted: !hasNextPage,
      row,
      want,
      error: rows === undefined ? error : null,
      retry,
    }),
    [rows, hasNextPage, row, want, error, retry],
  );
}
