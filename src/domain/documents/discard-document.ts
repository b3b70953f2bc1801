import { z } from 'zod';
import { conflict } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { documentProperties } from './document.ts';
import { storeDocument } from './document-store.ts';
import { DocumentSummary, toldDocument, viewDocument } from './document-view.ts';
import { documentOrThrow } from './get-document.ts';

/** Says that a draft is not good as it is. It stays asked for: written anew with update-document it can be approved. */
export const discardDocument = defineWrite({
  name: 'discard-document',
  summary: 'Discard a draft, so that it can’t be approved before it is written anew with update-document',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, document: z.uuid(), reason: z.string().trim().min(1).max(2000).optional() }),
  output: DocumentSummary,
  accounts: ({ account }) => [account],
  async run({ tx, at, shardOf, emit, changed }, { account, document: id, reason }) {
    const shard = shardOf(account);
    const before = await documentOrThrow(tx, shard, account, id);
    if (before.state !== 'draft') {
      const message = `The ${before.name} ${id} is no draft: it is ${before.state}. Nothing was changed.`;
      throw conflict('document-not-draft', message, { document: id, name: before.name, state: before.state });
    }
    const document = { ...before, state: 'discarded', changedAt: at } as const;
    await storeDocument(tx, shard, document);
    changed(toldDocument(before), { ...toldDocument(document), reason });
    const properties = { ...documentProperties(document), ...(reason === undefined ? {} : { reason }) };
    emit({ account, name: `${document.name}.discarded`, properties });
    return viewDocument(document);
  },
});
