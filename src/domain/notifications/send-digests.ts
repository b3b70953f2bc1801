import { type Clock, dateText, type Instant, idOf } from '#base';
import { loadSettings, type Settings } from '#domain/settings';
import { languageOf } from '#domain/signals';
import { loadTeam } from '#domain/team';
import { addToOutbox, type Runtime, shardOf } from '#engine';
import type { Db, Queryable, Tx } from '#platform/db';
import { type Due, listDue } from './digest-due.ts';
import { markSeen, type TakenNotification, takeWaiting } from './digest-store.ts';
import { type ReviewedSignal, writeDigest } from './digest-text.ts';
import { mailToColleague } from './mail-to-colleague.ts';
import { loadReviews } from './weekly-review.ts';

export interface DigestPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly runtime: (db: Queryable) => Promise<Runtime>;
  /** Told of what went wrong with somebody's mail: the others get theirs, and it is tried again. */
  readonly failed: (error: unknown) => void;
}

type Reviews = Awaited<ReturnType<typeof loadReviews>>;

/**
 * Writes the mails of many signals that are due, one a person and morning: what has waited for it, and on the first
 * business morning of a week the open signals of their accounts. Each mail is in the outbox, and what it tells of taken,
 * in one transaction: whoever repeats this, or does it at the same time, finds nothing more to do. Answers with their
 * number.
 */
export async function sendDigests(ports: DigestPorts): Promise<number> {
  const { db, clock, failed } = ports;
  const now = clock.now();
  const runtime = await ports.runtime(db);
  const settings = await loadSettings(db);
  const team = await loadTeam(db);
  const due = await listDue(db, team, runtime, now);
  const reviews: Reviews = due.some(({ isReview }) => isReview) ? await loadReviews(db, runtime, team) : new Map();
  let written = 0;
  for (const one of due) {
    const review = one.isReview ? raisedBefore(reviews.get(one.person.id), one.week?.at ?? now) : [];
    try {
      if (await db.transaction((tx) => see(tx, one, review, { settings, runtime, now }))) written += 1;
    } catch (error) {
      failed(error);
    }
  }
  return written;
}

const raisedBefore = (signals: readonly ReviewedSignal[] = [], at: Instant): ReviewedSignal[] =>
  signals.filter(({ raisedAt }) => raisedAt < at);

interface Around {
  readonly settings: Settings;
  readonly runtime: Runtime;
  readonly now: Instant;
}

/** Sees to one person; true: a mail was written. */
async function see(tx: Tx, due: Due, review: readonly ReviewedSignal[], around: Around): Promise<boolean> {
  const { person, morning, week, shards } = due;
  const isMail = shards.length > 0 || review.length > 0;
  // Nobody else has seen to this morning, or will while this lasts.
  if (isMail && !(await markSeen(tx, person.id, 'morning', morning.day))) return false;
  if (week !== undefined) await markSeen(tx, person.id, 'week', week.day);
  const taken: TakenNotification[] = [];
  for (const shard of shards) taken.push(...(await takeWaiting(tx, shard, person.id, morning.at)));
  const account = taken[0]?.account ?? review[0]?.account;
  if (account === undefined || around.settings['notify.mail'] === 'off') return false;
  const inOrder = taken.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  await addToOutbox(tx, shardOf(account), [{ account, ...mailOf(due, inOrder, review, around) }], around.now);
  return true;
}

function mailOf(
  { person, morning }: Due,
  fresh: readonly TakenNotification[],
  review: readonly ReviewedSignal[],
  { settings, runtime, now }: Around,
) {
  const language = languageOf(settings['workspace.locale']);
  const draft = writeDigest(fresh, review, { language, zone: person.zone ?? runtime.zone, now });
  const company = settings['company.name'];
  const people = { to: person, from: person, ...(company === undefined ? {} : { fromName: company }) };
  const id = idOf('digest', person.id, dateText(morning.day));
  return mailToColleague(id, people, { ...draft, locale: language }, settings, now, { message: 'signal.digest' });
}
