import type { Instant } from '#base';
import { type Tx, timestamp } from '#platform/db';

/** Keeps that somebody does not want to see the checklist any more, or does again; whether it was otherwise before. */
export async function putAway(tx: Tx, person: string, away: boolean, at: Instant): Promise<boolean> {
  const rows = away
    ? await tx.query(
        'insert into first_steps (person, dismissed_at) values ($1, $2) on conflict do nothing returning person',
        [person, timestamp(at)],
      )
    : await tx.query('delete from first_steps where person = $1 returning person', [person]);
  return rows.length > 0;
}
