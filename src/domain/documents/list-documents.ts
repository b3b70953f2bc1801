import { z } from 'zod';
import { isoInstant, parseInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { DOCUMENT_STATES } from './document.ts';
import { listDocumentPage } from './document-list.ts';
import { DocumentSummary, summariseDocument } from './document-view.ts';

export const listDocuments = defineRead({
  name: 'list-documents',
  summary: 'List documents, newest first: drafts to look at, and what was approved',
  access: 'read',
  scope: listed,
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId.optional(),
    whose: z.enum(WHOSE).default('all'),
    name: z.string().min(1).max(200).optional().describe('its name in the playbook, such as proposal'),
    state: z.enum(DOCUMENT_STATES).optional(),
    enrollment: z.uuid().optional().describe('of one journey run'),
    after: z
      .string()
      .regex(/^[-:.\dTZ]+~[-0-9a-f]{36}$/, 'Pass the `next` of the page before as it was given.')
      .optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ documents: z.array(DocumentSummary), next: z.string().optional() }),
  async run({ db, book, shardOf }, { account, whose, name, state, enrollment, after, limit }) {
    const [madeAt = '', id = ''] = after?.split('~') ?? [];
    const position = after === undefined ? undefined : { madeAt: parseInstant(madeAt) ?? 0, id };
    const rows = await listDocumentPage(db, {
      account: account === undefined ? undefined : { shard: shardOf(account), id: account },
      book: await book(whose),
      name,
      state,
      enrollment,
      after: position,
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      documents: page.map(summariseDocument),
      ...(rows.length > limit && last !== undefined ? { next: `${isoInstant(last.made_at)}~${last.id}` } : {}),
    };
  },
});
