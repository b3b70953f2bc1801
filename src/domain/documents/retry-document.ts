import { z } from 'zod';
import { conflict, precondition } from '#base';
import { AccountId, loadTextSources } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import type { MadeDocument } from './document.ts';
import { storeDocument } from './document-store.ts';
import { DocumentSummary, toldDocument, viewDocument } from './document-view.ts';
import { documentOrThrow } from './get-document.ts';
import { madeEvents } from './make-documents.ts';
import { writeDocument } from './write-document.ts';

/** Makes a refused document with what is known now; `values` stand in for what was missing, by the names it was missed by. */
export const retryDocument = defineWrite({
  name: 'retry-document',
  summary: 'Make a document that could not be made, once what it lacked is there',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    document: z.uuid(),
    values: z
      .record(z.string().min(1).max(200), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
      .optional()
      .describe('by the names that had no value, such as answers.proposal.option_a_price'),
  }),
  output: DocumentSummary,
  accounts: ({ account }) => [account],
  async run({ tx, at, actor, shardOf, emit, changed }, { account, document: id, values }) {
    const shard = shardOf(account);
    const refused = await documentOrThrow(tx, shard, account, id);
    const { request, reason, ...before } = refused;
    if (before.state !== 'refused' || request === undefined) {
      throw conflict('document-not-refused', `The ${before.name} ${id} was made already; there is nothing to retry.`, {
        document: id,
        name: before.name,
      });
    }
    const written = writeDocument(account, request, await loadTextSources(tx, shard, [account]), values);
    if (!written.ok) throw precondition(written.reason, written.message, { document: id, missing: written.missing });
    const { title, body, locale } = written;
    const made = { ...before, title, body, locale, changedAt: at };
    // Whoever was to look at it still does; what nobody was to look at is final.
    const document: MadeDocument =
      before.review === undefined
        ? { ...made, state: 'approved', approvedAt: at, approvedBy: actor.id }
        : { ...made, state: 'draft' };
    await storeDocument(tx, shard, document);
    changed({ ...toldDocument(refused), reason }, toldDocument(document));
    for (const { name, properties } of madeEvents(document)) {
      emit({ account, name, properties, id: `${name} ${id}` });
    }
    return viewDocument(document);
  },
});
