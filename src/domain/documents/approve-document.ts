import { z } from 'zod';
import { conflict } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { decideApproval, documentProperties } from './document.ts';
import { storeDocument } from './document-store.ts';
import { DocumentSummary, toldDocument, viewDocument } from './document-view.ts';
import { documentOrThrow } from './get-document.ts';
import { REVIEW_DOCUMENT } from './make-documents.ts';

/** Makes a draft final: the journey that waits for it goes on, and the task by which it was to be reviewed is done. */
export const approveDocument = defineWrite({
  name: 'approve-document',
  summary: 'Approve a draft: it goes out as it is, and the journey goes on',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, document: z.uuid() }),
  output: DocumentSummary,
  accounts: ({ account }) => [account],
  async run({ tx, at, actor, shardOf, emit, changed }, { account, document: id }) {
    const shard = shardOf(account);
    const before = await documentOrThrow(tx, shard, account, id);
    const approval = decideApproval(before, actor.id, at);
    if (approval.kind === 'refused')
      throw conflict(approval.reason, approval.message, { document: id, name: before.name });
    const { document } = approval;
    await storeDocument(tx, shard, document);
    changed(toldDocument(before), toldDocument(document));
    emit({
      account,
      name: `${document.name}.approved`,
      properties: documentProperties(document),
      id: `approved ${id}`,
    });
    if (document.review !== undefined) {
      const enrollment = document.enrollment === undefined ? {} : { enrollment: document.enrollment };
      const properties = { task: document.review, kind: REVIEW_DOCUMENT, ...enrollment, answers: {}, by: actor.id };
      emit({ account, name: 'task.completed', properties, id: `reviewed ${id}` });
    }
    return viewDocument(document);
  },
});
