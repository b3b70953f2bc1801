import type { Instant } from '#base';
import type { Person } from '#domain/team';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { lastBusinessMorning, lastWeekMorning, type Morning } from '#pure/calendar';
import { listSeen, listWaiting, type Seen, type Waiting } from './digest-list.ts';

/** Whoever had a review in these days before a week gets that of the week late rather than not at all. */
const FORTNIGHT = 14;

/** What is due to one person. */
export interface Due {
  readonly person: Person;
  readonly morning: Morning;
  /** Absent: this week's review is seen to. */
  readonly week?: Morning;
  /** Whether the review of the week is part of it: a first one does not come in the middle of a week. */
  readonly isReview: boolean;
  /** Shards in which something was waiting when the morning came. */
  readonly shards: readonly number[];
}

/** Who has a mail of many signals coming now, or a week to be marked as seen to. */
export async function listDue(
  db: Queryable,
  team: readonly Person[],
  { zone, calendar }: Runtime,
  now: Instant,
): Promise<Due[]> {
  const times = team.map((person) => {
    const own = person.zone ?? zone;
    return {
      person,
      morning: lastBusinessMorning(now, own, calendar),
      week: lastWeekMorning(now, own, calendar),
    };
  });
  const [first] = times.map(({ week }) => week.day).sort((a, b) => a - b);
  if (first === undefined) return [];
  const marks = await listSeen(db, first - FORTNIGHT);
  const seen = new Set(marks.map(keyOf));
  const reviewed = new Set(marks.flatMap(({ person, kind }) => (kind === 'week' ? [person] : [])));
  const waiting = await listWaiting(db);
  return times.flatMap(({ person, morning, week }) => {
    // One mail a morning: what is late for it, and a review that was not part of it, comes with the next.
    if (seen.has(keyOf({ person: person.id, kind: 'morning', day: morning.day }))) return [];
    const isSeen = seen.has(keyOf({ person: person.id, kind: 'week', day: week.day }));
    const shards = shardsOf(waiting, person, morning.at);
    if (isSeen && shards.length === 0) return [];
    const isReview = !isSeen && (morning.day === week.day || reviewed.has(person.id));
    return [{ person, morning, shards, isReview, ...(isSeen ? {} : { week }) }];
  });
}

const keyOf = ({ person, kind, day }: Seen): string => `${kind} ${day} ${person}`;

const shardsOf = (waiting: readonly Waiting[], { id }: Person, before: Instant): number[] =>
  waiting.flatMap(({ person, shard, since }) => (person === id && since < before ? [shard] : []));
