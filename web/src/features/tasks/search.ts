import { type ListSearch, listSearch } from '#web/ui/list-search';

const STATUSES = ['open', 'overdue', 'snoozed', 'done', 'cancelled', 'unassigned'] as const;
export type Which = (typeof STATUSES)[number];

export interface TasksSearch extends ListSearch {
  /** Absent: open. */
  readonly which?: Which;
  /** Absent: a list. */
  readonly as?: 'calendar';
  /** A day of the month that the calendar shows. */
  readonly month?: string;
}

export function readTasksSearch(search: Readonly<Record<string, unknown>>): TasksSearch {
  const which = STATUSES.find((one) => one === search.which);
  const month = typeof search.month === 'string' && /^\d{4}-\d{2}$/.test(search.month) ? search.month : undefined;
  return {
    ...listSearch(search),
    ...(which === undefined ? {} : { which }),
    ...(search.as === 'calendar' ? { as: 'calendar' } : {}),
    ...(month === undefined ? {} : { month }),
  };
}
