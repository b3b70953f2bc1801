import { type Output, useRead } from '#web/api';

export type SavedView = Output<'list-views'>['views'][number];

/** The saved views of accounts, and how many accounts are in each for the whose that is looked at. */
export function useViewCounts(whose: 'mine' | 'team' | 'all'): {
  readonly views: readonly SavedView[];
  readonly counts: ReadonlyMap<string, number>;
} {
  const { data } = useRead('list-views', { list: 'accounts' });
  const views = data?.views ?? [];
  // What searches by text, or has a whose of its own, is counted when it is shown.
  const counted = views.filter(({ state }) => state.q === undefined && state.whose === undefined);
  const filters = counted.map(({ state }) => (typeof state.filter === 'string' ? state.filter : ''));
  const answer = useRead('count-accounts', { whose, filters }, { enabled: counted.length > 0, keepPrevious: true });
  const counts = new Map(
    counted.flatMap(({ view }, place) => {
      const count = answer.data?.counts[place];
      return count === undefined || count === null ? [] : [[view, count] as const];
    }),
  );
  return { views, counts };
}
