import { z } from 'zod';
import { conflict, type Instant, type Uuid } from '#base';
import { AccountId } from '#domain/accounts';
import type { CausedEvent } from '#engine';
import type { Tx } from '#platform/db';
import { defineWrite } from '#platform/operations';
import { decideApproval, documentProperties, type MadeDocument } from './document.ts';
import { storeDocument } from './document-store.ts';
import { DocumentSummary, viewDocument } from './document-view.ts';
import { documentOrThrow } from './get-document.ts';
import { REVIEW } from './make-documents.ts';

/** Makes a draft final: the journey that waits for it goes on, and the task by which it was to be reviewed is done. */
export const approveDocument = defineWrite({
  name: 'approve-document',
  summary: 'Approve a draft: it goes out as it is, and the journey goes on',
  access: [],
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, document: z.uuid() }),
  output: DocumentSummary,
  accounts: ({ account }) => [account],
  async run({ tx, at, actor, shardOf, emit }, { account, document: id }) {
    const { document, events } = await approve(tx, shardOf(account), { account, id, by: actor.id, at });
    if (events.length === 0) {
      throw conflict('document-approved', `The ${document.name} ${id} was approved already; nothing was changed.`, {
        document: id,
      });
    }
    for (const event of events) emit({ account, ...event, id: `approved ${id}` });
    if (document.review !== undefined) {
      const enrollment = document.enrollment === undefined ? {} : { enrollment: document.enrollment };
      const properties = { task: document.review, kind: REVIEW, ...enrollment, answers: {}, by: actor.id };
      emit({ account, name: 'task.completed', properties, id: `reviewed ${id}` });
    }
    return viewDocument(document);
  },
});

/** Approves a document, by whatever door; no event where it was approved before. Throws where it can't be approved. */
export async function approve(
  tx: Tx,
  shard: number,
  { account, id, by, at }: { readonly account: string; readonly id: Uuid; readonly by: string; readonly at: Instant },
): Promise<{ readonly document: MadeDocument; readonly events: readonly CausedEvent[] }> {
  const before = await documentOrThrow(tx, shard, account, id);
  const approval = decideApproval(before, by, at);
  if (approval.kind === 'refused') throw conflict(approval.reason, approval.message, { document: id });
  if (approval.kind === 'unchanged') return { document: before, events: [] };
  const { document } = approval;
  await storeDocument(tx, shard, document);
  return { document, events: [{ name: `${document.name}.approved`, properties: documentProperties(document) }] };
}
