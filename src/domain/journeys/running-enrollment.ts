import { conflict, notFound, type Uuid } from '#base';
import { findEnrollment } from '#engine';
import type { Tx } from '#platform/db';
import type { Enrollment } from '#pure/journey';

/** A run of a journey of the account that is not over. */
export async function runningOrThrow(tx: Tx, shard: number, account: string, id: Uuid): Promise<Enrollment> {
  const enrollment = await findEnrollment(tx, shard, account, id);
  if (enrollment === undefined) {
    const message = `Account ${account} has no journey run ${id}; list-enrollments shows all.`;
    throw notFound('enrollment-not-found', message, { account, enrollment: id });
  }
  const { status, outcome, journey } = enrollment;
  if (status === 'running') return enrollment;
  throw conflict('enrollment-not-running', `This run of ${journey} is over (${outcome ?? status}).`, {
    enrollment: id,
    journey,
    outcome: outcome ?? status,
  });
}
