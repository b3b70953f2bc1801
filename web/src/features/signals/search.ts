import { type ListSearch, listSearch } from '#web/ui/list-search';

const STATUSES = ['open', 'raised', 'acknowledged', 'qualified', 'blocked', 'dismissed', 'expired', 'all'] as const;
export type Status = (typeof STATUSES)[number];
const STRENGTHS = ['strong', 'moderate', 'weak'] as const;
export type Strength = (typeof STRENGTHS)[number];

export interface SignalsSearch extends ListSearch {
  /** Absent: raised, which nobody has responded to. */
  readonly status?: Status;
  readonly strength?: Strength;
  /** The week's review: moderate signals as cards, by how long they have stood. */
  readonly board?: 'week';
  /** What is looked at beside the list. */
  readonly signal?: string;
  readonly account?: string;
}

export function readSignalsSearch(search: Readonly<Record<string, unknown>>): SignalsSearch {
  const status = STATUSES.find((one) => one === search.status);
  const strength = STRENGTHS.find((one) => one === search.strength);
  const text = (name: string): string | undefined => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const [signal, account] = [text('signal'), text('account')];
  return {
    ...listSearch(search),
    ...(status === undefined ? {} : { status }),
    ...(strength === undefined ? {} : { strength }),
    ...(search.board === 'week' ? { board: 'week' } : {}),
    ...(signal === undefined ? {} : { signal }),
    ...(account === undefined ? {} : { account }),
  };
}
