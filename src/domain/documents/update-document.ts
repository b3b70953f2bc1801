import { z } from 'zod';
import { conflict, invalid } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { oneLine } from '#pure/message';
import type { MadeDocument } from './document.ts';
import { storeDocument } from './document-store.ts';
import { DocumentSummary, toldDocument, viewDocument } from './document-view.ts';
import { documentOrThrow } from './get-document.ts';

/** Edits a draft before it is approved; a discarded one is a draft again. The text before is kept in the audit. */
export const updateDocument = defineWrite({
  name: 'update-document',
  summary: 'Edit the text of a draft, Markdown; one that was discarded is a draft again',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    document: z.uuid(),
    title: z.string().trim().min(1).max(500).optional(),
    body: z.string().min(1).max(200_000).optional().describe('Markdown'),
  }),
  output: DocumentSummary,
  accounts: ({ account }) => [account],
  async run({ tx, at, shardOf, changed }, { account, document: id, title, body }) {
    const shard = shardOf(account);
    const before = await documentOrThrow(tx, shard, account, id);
    if (before.state === 'approved' || before.state === 'refused') throw notEditable(before);
    if (title === undefined && body === undefined) throw invalid('nothing-to-change', 'Give a title, a body or both.');
    const document: MadeDocument = {
      ...before,
      state: 'draft',
      changedAt: at,
      ...(title === undefined ? {} : { title: oneLine(title) }),
      ...(body === undefined ? {} : { body }),
    };
    await storeDocument(tx, shard, document);
    changed({ ...toldDocument(before), body: before.body }, { ...toldDocument(document), body: document.body });
    return viewDocument(document);
  },
});

function notEditable({ id, name, state, approvedBy }: MadeDocument) {
  const message =
    state === 'approved'
      ? `The ${name} ${id} was approved${approvedBy === undefined ? '' : ` by ${approvedBy}`} and is not edited any more.`
      : `The ${name} ${id} could not be made yet; make it with retry-document first.`;
  return conflict('document-not-draft', message, { document: id, name, state });
}
