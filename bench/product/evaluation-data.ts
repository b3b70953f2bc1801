import { DAY, type DayNumber, dateText, dayOf, type Instant, monthOf } from '../../src/base/index.ts';
import type { Db } from '../../src/platform/db/index.ts';
import { shardSql } from './shard-sql.ts';

/** The metrics of playbooks/evaluation, in its order. */
export const METRICS = 'logins usage reports exports invites api_calls dashboards comments uploads integrations'.split(
  ' ',
);
export const DAYS = 60;
/** Courses that sixty days can take; a prime, so that metrics of one account take different ones. */
export const COURSES = 199;

/** Which course a metric of an account takes; `COURSE_SQL` says the same. */
export const courseOf = (account: number, metric: number): number =>
  (account * 31 + metric * 17 + Math.floor(account / COURSES) * 7) % COURSES;
export const COURSE_SQL = `(n * 31 + metric * 17 + (n / ${COURSES}) * 7) % ${COURSES}`;

/** What is counted on a day: of every tenth account much, some on few days only, some doubled or halved of late. */
export function quantityOn(course: number, daysAgo: number): number {
  const isQuiet = course % 4 === 3 && daysAgo % 3 !== 0;
  if (daysAgo >= DAYS || isQuiet) return 0;
  const level = 1 + (course % 10);
  if (daysAgo >= 30) return 2 * level;
  return course % 13 === 0 ? 4 * level : course % 17 === 0 ? level : 2 * level;
}

/** Sum and days of the last thirty days, and the change against the thirty before. */
export function windowsOf(course: number): { sum: number; days: number; change: number } {
  let [sum, days, before] = [0, 0, 0];
  for (let ago = 0; ago < DAYS; ago++) {
    const quantity = quantityOn(course, ago);
    if (ago >= 30) before += quantity;
    else {
      sum += quantity;
      if (quantity > 0) days += 1;
    }
  }
  return { sum, days, change: (sum - before) / before };
}

export interface CourseMonth {
  readonly course: number;
  readonly month: string;
  readonly days: readonly number[];
  readonly counts: readonly number[];
}

/** The courses as rows of `series` hold them, by months, up to the day of `now`. */
export function monthsOfCourses(now: Instant): CourseMonth[] {
  const today = dayOf(now, 'UTC');
  const rows = new Map<string, { course: number; month: DayNumber; days: number[]; counts: number[] }>();
  for (let course = 0; course < COURSES; course++) {
    for (let ago = DAYS - 1; ago >= 0; ago--) {
      const quantity = quantityOn(course, ago);
      if (quantity === 0) continue;
      const { month, index } = monthOf(today - ago);
      const key = `${course} ${month}`;
      const row = rows.get(key) ?? { course, month, days: [], counts: [] };
      rows.set(key, row);
      while (row.days.length < index) {
        row.days.push(0);
        row.counts.push(0);
      }
      row.days.push(quantity);
      row.counts.push(1);
    }
  }
  return [...rows.values()].map((row) => ({ ...row, month: dateText(row.month) }));
}

/** When the sixty days began. */
export const firstDay = (now: Instant): Instant => now - (DAYS - 1) * DAY;

/** So many accounts, numbered, each with its shard: the table that the others are filled from. */
export async function numberAccounts(db: Db, accounts: number): Promise<void> {
  await db.query(
    `create unlogged table account_number as
     select n, 'account-' || n as account, ${shardSql(`'account-' || n`)} as shard from generate_series(0, ${accounts - 1}) as n`,
  );
}

/** The series of these metrics over the last days, in the order of the key, as a table that grew and was clustered by its use. */
export async function seedCourses(db: Db, metrics: readonly number[], now: Instant): Promise<void> {
  await db.query('create unlogged table course (course integer, month date, days text, counts text)');
  await db.query(
    `insert into course
     select course, month, array_to_string(array_replace(days, 0, null), ',', ''), array_to_string(array_replace(counts, 0, null), ',', '')
       from jsonb_to_recordset($1) as row(course integer, month date, days integer[], counts integer[])`,
    [JSON.stringify(monthsOfCourses(now))],
  );
  await db.query(
    `insert into series (shard, account, metric, member, month, days, counts)
     select shard, account, id, '', month, days, counts
       from account_number, unnest($1::int[]) with ordinality as numbered(id, place), lateral (select (place - 1)::int as metric) as m
       join course on true
      where course.course = ${COURSE_SQL}
      order by shard, account, id, month`,
    [metrics],
  );
  await db.query(
    `insert into latest (shard, account, metric, member, first_at, last_at, last_key, value)
     select shard, account, id, '', $2, $3, md5(account)::uuid, '1'
       from account_number, unnest($1::int[]) as id order by shard, account, id`,
    [metrics, new Date(firstDay(now)).toISOString(), new Date(now).toISOString()],
  );
}
