import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type ListSearch, listSearch, readSort, type Sorted, writeSort } from '../list-search/index.ts';

export interface ListState<Search extends ListSearch = ListSearch> {
  /** All that the address says, as the list's route reads it. */
  readonly search: Search;
  readonly sort: Sorted | undefined;
  /** Changes the address: what is undefined is left out of it. `push`: a step that Back undoes. */
  set(changes: { readonly [Name in keyof Search]?: Search[Name] | undefined }, push?: boolean): void;
  /** Ascending or descending first, then the other way, then as the list is by itself. */
  sortBy(column: string, descendingFirst?: boolean): void;
}

/** How the list on the screen is arranged: all of it stands in the address. */
export function useList<Search extends ListSearch = ListSearch>(): ListState<Search> {
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const key = JSON.stringify({ ...raw, ...listSearch(raw) });
  // Each route says of what kind its search is.
  const search = useMemo(() => JSON.parse(key) as Search, [key]);
  const navigate = useNavigate();
  const set = useCallback(
    (changes: object, push = false) => {
      void navigate({
        to: '.',
        search: ((before: Readonly<Record<string, unknown>>) =>
          Object.fromEntries(
            Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined),
          )) as never,
        replace: !push,
        resetScroll: false,
      });
    },
    [navigate],
  );
  const sort = useMemo(() => readSort(search.sort), [search.sort]);
  const sortBy = useCallback(
    (column: string, descendingFirst = false) => {
      const isIt = sort?.column === column;
      if (isIt && sort.descending !== descendingFirst) set({ sort: undefined });
      else set({ sort: writeSort({ column, descending: isIt ? !descendingFirst : descendingFirst }) });
    },
    [sort, set],
  );
  return useMemo(() => ({ search, sort, set, sortBy }), [search, sort, set, sortBy]);
}
