import type { Instant } from '#base';
import type { Counted } from '#pure/playbook';
import { type EventGroup, eventReader, TASK_COMPLETED } from './event-group.ts';
import type { KpiData } from './kpi-data.ts';
import { isIn, type Period } from './period.ts';

/** Whom a rate or share counts: a journey run, or an account where the event belongs to no run. */
export interface Unit {
  readonly account: string;
  readonly enrollment?: string;
  readonly isRunning: boolean;
  /** When it first did what it is counted for. */
  readonly at: Instant;
  /** Of its first event; of all of that instant, where there are several. */
  readonly first: readonly EventGroup[];
}

/** The names of the events that are counted. */
export const namesOf = ({ events, task }: Counted): readonly string[] =>
  task === undefined ? events : [TASK_COMPLETED];

/** Events with what is known of their accounts now. */
export type Happenings = Pick<KpiData, 'events' | 'accounts'>;

export function countedIn({ events, accounts }: Happenings, counted: Counted): EventGroup[] {
  const { task, where } = counted;
  const names = new Set(namesOf(counted));
  return events.filter((group) => {
    if (!names.has(group.name) || (task !== undefined && group.properties.kind !== task)) return false;
    return where === undefined || where.evaluate(eventReader(group, accounts.get(group.account))) === true;
  });
}

/** Each run or account once, by its first event in the period. */
export function unitsIn(period: Pick<Period, 'start' | 'end'>, groups: readonly EventGroup[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const group of groups) {
    const at = group.at.find((instant) => isIn(period, instant));
    if (at === undefined) continue;
    const { account, enrollment, run } = group;
    const key = JSON.stringify([account, enrollment]);
    const before = units.get(key);
    if (before !== undefined && before.at < at) continue;
    const first = before?.at === at ? [...before.first, group] : [group];
    const isRunning = run?.isRunning === true;
    units.set(key, { account, ...(enrollment === undefined ? {} : { enrollment }), isRunning, at, first });
  }
  return [...units.values()];
}

/**
 * Finds when a run or account first did something at an instant or after it. What belongs to no run was done by the
 * account and counts for each of its runs; an account did what any of its runs did.
 */
export function firstFrom(groups: readonly EventGroup[]): (unit: Unit) => Instant | undefined {
  const byAccount = new Map<string, EventGroup[]>();
  for (const group of groups) {
    const known = byAccount.get(group.account);
    if (known === undefined) byAccount.set(group.account, [group]);
    else known.push(group);
  }
  return ({ account, enrollment, at: since }) => {
    let first: Instant | undefined;
    for (const group of byAccount.get(account) ?? []) {
      if (enrollment !== undefined && group.enrollment !== undefined && group.enrollment !== enrollment) continue;
      const at = group.at.find((instant) => instant >= since);
      if (at !== undefined && (first === undefined || at < first)) first = at;
    }
    return first;
  };
}
