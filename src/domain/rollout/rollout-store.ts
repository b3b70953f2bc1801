import type { Instant } from '#base';
import { type Tx, timestamp } from '#platform/db';

/** Keeps that somebody does not want to see the checklist any more, or does again. */
export async function putAway(tx: Tx, person: string, away: boolean, at: Instant): Promise<void> {
  if (!away) await tx.query('delete from first_steps where person = $1', [person]);
  else {
    await tx.query('insert into first_steps (person, dismissed_at) values ($1, $2) on conflict do nothing', [
      person,
      timestamp(at),
    ]);
  }
}
