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

/**
 * The months of one account's metrics, held in memory while a tick folds events into them. All together is member ''.
 * Rows that changed are marked, so that a tick writes whole rows and only those.
 */
export class AccountSeries {
  readonly #rows = new Map<string, MonthRow>();
  readonly #byMember = new Map<string, MonthRow[]>();
  readonly #latest = new Map<string, Latest>();
  readonly #members = new Map<number, Set<string>>();
  readonly #contacts = new Map<number, Set<string>>();
  readonly #versions = new Map<number, number>();

  /** Another number whenever a metric's series may be another. */
  version(metric: number): number {
    return this.#versions.get(metric) ?? 0;
  }

  touch(metric: number): void {
    this.#versions.set(metric, this.version(metric) + 1);
  }

  add(row: MonthRow): void {
    this.#rows.set(`${row.metric} ${row.month} ${row.member}`, row);
    if (row.member !== '') addTo(this.#contacts, row.metric, row.member);
    const key = `${row.metric} ${row.member}`;
    const months = this.#byMember.get(key);
    if (months === undefined) this.#byMember.set(key, [row]);
    else months.push(row);
  }

  addLatest(latest: Latest): void {
    this.#latest.set(`${latest.metric} ${latest.member}`, latest);
    if (latest.member !== '') addTo(this.#members, latest.metric, latest.member);
  }

  latest(metric: number, member: string): Latest | undefined {
    return this.#latest.get(`${metric} ${member}`);
  }

  months(metric: number, member: string): readonly MonthRow[] {
    return this.#byMember.get(`${metric} ${member}`) ?? [];
  }

  /** Members seen of a metric, without the one that is all together, sorted. */
  members(metric: number): string[] {
    return [...(this.#members.get(metric) ?? [])].sort();
  }

  memberCount(metric: number): number {
    return this.#members.get(metric)?.size ?? 0;
  }

  /** Members that have a row, the contacts of a distinct metric; without all together. */
  contacts(metric: number): ReadonlySet<string> {
    return this.#contacts.get(metric) ?? NONE;
  }

  /** The row and index of a day, made when it is not there yet. */
  at(metric: number, member: string, day: DayNumber): { row: MonthRow; index: number } {
    const { month, index } = monthOf(day);
    let row = this.#rows.get(`${metric} ${month} ${member}`);
    if (row === undefined) {
      row = storedMonth(metric, member, month, '', '', 0);
      this.add(row);
    }
    return { row, index };
  }

  *changedRows(): Iterable<MonthRow> {
    for (const row of this.#rows.values()) if (row.changed) yield row;
  }

  *changedLatest(): Iterable<Latest> {
    for (const latest of this.#latest.values()) if (latest.changed) yield latest;
  }
}

const NONE: ReadonlySet<string> = new Set();

function addTo(sets: Map<number, Set<string>>, metric: number, member: string): void {
  const members = sets.get(metric);
  if (members === undefined) sets.set(metric, new Set([member]));
  else members.add(member);
}
