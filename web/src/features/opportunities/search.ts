import { type ListSearch, listSearch } from '#web/ui/list-search';

/** How opportunities are shown, as the address says it. */
export interface OpportunitySearch extends ListSearch {
  /** Absent: as a board. */
  readonly as?: 'list';
  readonly stage?: string;
  readonly type?: string;
  /** Also those that are won, lost or deferred; the board has them anyway. */
  readonly closed?: true;
}

export function readOpportunitySearch(search: Readonly<Record<string, unknown>>): OpportunitySearch {
  const text = (name: 'stage' | 'type') => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? { [name]: value } : {};
  };
  return {
    ...listSearch(search),
    ...(search.as === 'list' ? { as: 'list' } : {}),
    ...(search.closed === true || search.closed === 'true' ? { closed: true } : {}),
    ...text('stage'),
    ...text('type'),
  };
}
