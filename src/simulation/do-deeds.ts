import type { InboxRow } from '#engine';
import type { Db } from '#platform/db';
import type { Arrival } from './arrival.ts';
import { approvalEvents, deedEvents } from './deed-events.ts';
import { approveDocuments, openOpportunities, openTasks } from './deeds-store.ts';
import type { Deed } from './story.ts';

/**
 * What people do in a step, for all of them at once: the rows and events of the operation of that name, without a
 * transaction each. Answers with the events, which are still to be told. Nobody completes what is not open any more.
 */
export async function doDeeds(db: Db, deeds: readonly Deed<Arrival>[]): Promise<InboxRow[]> {
  const tasks = (act: string) =>
    deeds.flatMap(({ do: action, to, at }) => (action.act === act && to !== undefined ? [{ ...to, at }] : []));
  const approved = await approveDocuments(db, tasks('approve'));
  const open = await openTasks(db, tasks('complete'));
  const deciding = deeds.filter(({ do: { act } }) => act === 'decide').map(({ customer }) => customer.account);
  const opportunities = await openOpportunities(db, deciding);
  return deeds.flatMap((deed) => {
    const task = deed.to?.id ?? '';
    if (deed.do.act === 'approve') {
      const document = approved.get(task);
      return document === undefined ? [] : approvalEvents(deed, document);
    }
    if (deed.do.act === 'complete' && !open.has(task)) return [];
    return deedEvents(deed, opportunities.get(deed.customer.account));
  });
}
