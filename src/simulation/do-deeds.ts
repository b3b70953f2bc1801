import { internal } from '#base';
import type { InboxRow } from '#engine';
import type { Db } from '#platform/db';
import type { Arrival } from './arrival.ts';
import { approvalEvents, deedEvents } from './deed-events.ts';
import { approveDocuments, closeTasks, type DoneTask } from './deeds-store.ts';
import type { Deed } from './story.ts';

/**
 * What people do in a step, for all of them at once: what the operation of that name writes and emits, with a statement
 * a shard in the place of a transaction each. Answers with the events, which are still to be told.
 */
export async function doDeeds(db: Db, deeds: readonly Deed<Arrival>[]): Promise<InboxRow[]> {
  const rows: InboxRow[] = [];
  const done: DoneTask[] = [];
  const reviews = deeds
    .filter((deed) => deed.do.act === 'approve')
    .flatMap(({ to, at }) => (to ? [{ ...to, at }] : []));
  const approved = await approveDocuments(db, reviews);
  for (const deed of deeds) {
    const { at, to } = deed;
    if (deed.do.act === 'approve') {
      const document = approved.get(to?.id ?? '');
      if (document === undefined) throw notThere(deed);
      rows.push(...approvalEvents(deed, document));
    } else rows.push(...deedEvents(deed, at));
    if (to?.kind !== 'task' || (deed.do.act !== 'approve' && deed.do.act !== 'complete')) continue;
    const answers = rows.at(-1)?.event.properties.answers ?? {};
    done.push({ account: to.account, id: to.id, answers, at });
  }
  const [first] = deeds;
  if ((await closeTasks(db, done)) < done.length && first !== undefined) throw notThere(first);
  return rows;
}

const notThere = ({ customer, do: { act } }: Deed<Arrival>) =>
  internal('nothing-to-do', `What somebody of ${customer.account} or beside it would ${act} is not open any more`);
