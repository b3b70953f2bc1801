import type { Instant } from '#base';
import { type Person, resolvePerson } from '#domain/team';
import { type Runtime, standInsIn } from '#engine';
import type { Queryable } from '#platform/db';
import { addDuration, type Duration } from '#pure/calendar';
import { respondBy } from '#pure/signal';
import { listOpenSignals, type OpenSignal } from './digest-list.ts';
import type { ReviewedSignal } from './digest-text.ts';

/** By person: the open signals of their accounts whose grades have a weekly review, oldest first. */
export async function loadReviews(
  db: Queryable,
  { live, zone, calendar }: Runtime,
  team: readonly Person[],
): Promise<ReadonlyMap<string, readonly ReviewedSignal[]>> {
  const reviewed = live.flatMap(({ playbook }) =>
    playbook.grading.flatMap(({ strength, review }) =>
      review === undefined ? [] : [{ playbook: playbook.id, strength }],
    ),
  );
  const reviews = new Map<string, ReviewedSignal[]>();
  if (reviewed.length === 0) return reviews;
  const playbooks = new Map(live.map(({ playbook }) => [playbook.id, playbook]));
  for (const signal of await listOpenSignals(db, reviewed)) {
    const playbook = playbooks.get(signal.playbook);
    const standIns = playbook === undefined ? {} : standInsIn(playbook);
    const person = resolvePerson(team, signal.owner ?? undefined, ['csm'], standIns);
    if (playbook === undefined || person === undefined) continue;
    const plus = (at: Instant, duration: Duration) => addDuration(at, duration, 1, signal.zone ?? zone, calendar);
    const grade = playbook.grading.find(({ strength }) => strength === signal.strength) ?? {};
    const mine = reviews.get(person.id) ?? [];
    mine.push(reviewOf(signal, playbook.signals[signal.kind]?.title, respondBy(timesOf(signal), grade, plus)));
    reviews.set(person.id, mine);
  }
  return reviews;
}

const timesOf = ({ raisedAt, strongerAt }: OpenSignal) => ({
  raisedAt,
  ...(strongerAt === null ? {} : { strongerAt }),
});

function reviewOf(signal: OpenSignal, title: string | undefined, due: Instant | undefined): ReviewedSignal {
  const { account, name, kind, strength, raisedAt, released, status } = signal;
  return {
    account,
    // A name may be blank.
    name: name?.trim() || account,
    title: title ?? kind,
    strength,
    raisedAt,
    ...(released ? { released } : {}),
    ...(due === undefined || status !== 'raised' ? {} : { respondBy: due }),
  };
}
