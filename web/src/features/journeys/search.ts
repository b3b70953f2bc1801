import { type ListSearch, listSearch } from '#web/ui/list-search';

const TABS = ['map', 'people', 'results', 'text'] as const;
export type Tab = (typeof TABS)[number];

/** How the page of a journey is arranged, as its address says it. */
export interface JourneySearch extends ListSearch {
  readonly tab?: Tab;
  /** Counts of this version alone. */
  readonly version?: string;
  /** The step that is looked at; in the list of people, who stands there. */
  readonly step?: string;
  readonly status?: 'running' | 'exited' | 'held_out';
  readonly outcome?: string;
}

export function readJourneySearch(search: Readonly<Record<string, unknown>>): JourneySearch {
  const tab = TABS.find((one) => one === search.tab);
  const status = (['running', 'exited', 'held_out'] as const).find((one) => one === search.status);
  const text = (name: 'version' | 'step' | 'outcome') => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? { [name]: String(value) } : {};
  };
  return {
    ...listSearch(search),
    ...(tab === undefined || tab === 'map' ? {} : { tab }),
    ...(status === undefined ? {} : { status }),
    ...text('version'),
    ...text('step'),
    ...text('outcome'),
  };
}
