const WHOSE = ['mine', 'team', 'all'] as const;
export type Whose = (typeof WHOSE)[number];

export interface TodaySearch {
  /** Absent: mine, or all for somebody who looks after no accounts. */
  readonly whose?: Whose;
}

export function readTodaySearch({ whose }: Readonly<Record<string, unknown>>): TodaySearch {
  const known = WHOSE.find((name) => name === whose);
  return known === undefined ? {} : { whose: known };
}
