import type { Instant, Uuid } from '#base';

/** One of those that a KPI counts: what its figure is made of. */
export interface KpiRow {
  readonly account: string;
  readonly enrollment?: Uuid;
  /** Id of the opportunity, order or contract that is measured. */
  readonly record?: string;
  /** When it began to count: the event of `of`, the first of two events, the record's making. */
  readonly at?: Instant;
  /** When it did what is asked, or the second of two events. */
  readonly didAt?: Instant;
  /** `unknown`: what is asked is not known of it. */
  readonly result: 'yes' | 'no' | 'undecided' | 'unknown';
  /** Minor units of `currency`; without one a plain number, or milliseconds. */
  readonly value?: number;
  /** What `value` is a share of, in the same units. */
  readonly of?: number;
  readonly currency?: string;
}

/** Rows by time, those without one last; then by account, run and record, so that no two are alike. */
export function compareRows(a: RowPlace, b: RowPlace): number {
  return (
    compare(a.at ?? Number.POSITIVE_INFINITY, b.at ?? Number.POSITIVE_INFINITY) ||
    compare(a.account, b.account) ||
    compare(a.enrollment ?? '', b.enrollment ?? '') ||
    compare(a.record ?? '', b.record ?? '') ||
    compare(a.currency ?? '', b.currency ?? '')
  );
}

/** What says where a row stands among the others. */
export type RowPlace = Pick<KpiRow, 'at' | 'account' | 'enrollment' | 'record' | 'currency'>;

const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
