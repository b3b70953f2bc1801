import { z } from 'zod';
import { notFound, type Uuid } from '#base';
import { AccountId } from '#domain/accounts';
import type { Queryable } from '#platform/db';
import { defineRead, ofAccounts } from '#platform/operations';
import type { MadeDocument } from './document.ts';
import { documentPage } from './document-page.ts';
import { findDocument } from './document-store.ts';
import { DocumentView, viewDocument } from './document-view.ts';

export const getDocument = defineRead({
  name: 'get-document',
  summary: 'Show a document: its text, and the page that is printed or attached',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, document: z.uuid() }),
  output: DocumentView,
  async run({ db, shardOf }, { account, document: id }) {
    const document = await documentOrThrow(db, shardOf(account), account, id);
    const { state, body } = document;
    return { ...viewDocument(document), ...(state === 'refused' ? {} : { body, html: documentPage(document) }) };
  },
});

export async function documentOrThrow(db: Queryable, shard: number, account: string, id: Uuid): Promise<MadeDocument> {
  const document = await findDocument(db, shard, account, id);
  if (document !== undefined) return document;
  throw notFound(
    'document-not-found',
    `Account ${account} has no document ${id}; list-documents shows what there is.`,
    {
      account,
      document: id,
    },
  );
}
