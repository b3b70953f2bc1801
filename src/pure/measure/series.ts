import { type DayNumber, type Instant, monthOf } from '#base';
import { type MonthRow, storedMonth } from './month.ts';

/** When a metric (or a member of it) was first and last seen, and the newest value. */
export interface Latest {
  readonly metric: number;
  readonly member: string;
  firstAt: Instant;
  lastAt: Instant;
  lastKey: string;
  value: number | string | null;
  changed: boolean;
}

/** Members of a dimension that are kept apart; what comes later counts as `other`. */
export const MEMBERS_KEPT = 200;
export const OTHER = 'other';

/** Of one metric, by member. */
class OfMetric {
  version = 0;
  readonly months = new Map<string, MonthRow[]>();
  readonly latest = new Map<string, Latest>();
  /** Without all together. */
  readonly members = new Set<string>();
  readonly contacts = new Set<string>();
}

/**
 * The months of one account's metrics, held in memory while a tick folds events into them. All together is member ''.
 * Rows that changed are marked, so that a tick writes whole rows and only those.
 */
export class AccountSeries {
  readonly #metrics = new Map<number, OfMetric>();

  /** Another number whenever a metric's series may be another. */
  version(metric: number): number {
    return this.#metrics.get(metric)?.version ?? 0;
  }

  touch(metric: number): void {
    this.#of(metric).version += 1;
  }

  add(row: MonthRow): void {
    const { months, contacts } = this.#of(row.metric);
    if (row.member !== '') contacts.add(row.member);
    const known = months.get(row.member);
    if (known === undefined) months.set(row.member, [row]);
    else known.push(row);
  }

  addLatest(latest: Latest): void {
    const of = this.#of(latest.metric);
    of.latest.set(latest.member, latest);
    if (latest.member !== '') of.members.add(latest.member);
  }

  latest(metric: number, member: string): Latest | undefined {
    return this.#metrics.get(metric)?.latest.get(member);
  }

  months(metric: number, member: string): readonly MonthRow[] {
    return this.#metrics.get(metric)?.months.get(member) ?? NO_MONTHS;
  }

  /** Members seen of a metric, without the one that is all together, sorted. */
  members(metric: number): string[] {
    return [...(this.#metrics.get(metric)?.members ?? [])].sort();
  }

  memberCount(metric: number): number {
    return this.#metrics.get(metric)?.members.size ?? 0;
  }

  /** Members that have a row, the contacts of a distinct metric; without all together. */
  contacts(metric: number): ReadonlySet<string> {
    return this.#metrics.get(metric)?.contacts ?? NOBODY;
  }

  /** The row and index of a day, made when it is not there yet. */
  at(metric: number, member: string, day: DayNumber): { row: MonthRow; index: number } {
    const { month, index } = monthOf(day);
    const months = this.#of(metric).months.get(member);
    // What happens happens mostly in the newest month.
    let row = months?.findLast((one) => one.month === month);
    if (row === undefined) {
      row = storedMonth(metric, member, month, '', '', 0);
      this.add(row);
    }
    return { row, index };
  }

  *changedRows(): Iterable<MonthRow> {
    for (const { months } of this.#metrics.values())
      for (const rows of months.values()) for (const row of rows) if (row.changed) yield row;
  }

  *changedLatest(): Iterable<Latest> {
    for (const { latest } of this.#metrics.values()) for (const one of latest.values()) if (one.changed) yield one;
  }

  #of(metric: number): OfMetric {
    let of = this.#metrics.get(metric);
    if (of === undefined) {
      of = new OfMetric();
      this.#metrics.set(metric, of);
    }
    return of;
  }
}

const NOBODY: ReadonlySet<string> = new Set();
const NO_MONTHS: readonly MonthRow[] = [];
