import { z } from 'zod';
import { isoInstant, parseInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { defineRead } from '#platform/operations';
import { countWaiting, listMessagePage } from './message-list.ts';
import { MESSAGE_STATES, MessageSummary, summariseMessage } from './message-view.ts';

export const listMessages = defineRead({
  name: 'list-messages',
  summary: 'List messages, newest first, with what became of each',
  access: 'read',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId.optional(),
    state: z.enum(MESSAGE_STATES).optional(),
    after: z
      .string()
      .regex(/^[-:.\dTZ]+~[-0-9a-f]{36}$/, 'Pass the `next` of the page before as it was given.')
      .optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({
    messages: z.array(MessageSummary),
    /** Over all pages. */
    waiting: z.object({ refused: z.number(), review: z.number(), in_doubt: z.number() }),
    next: z.string().optional(),
  }),
  async run({ db }, { account, state, after, limit }) {
    const [createdAt = '', id = ''] = after?.split('~') ?? [];
    const position = after === undefined ? undefined : { createdAt: parseInstant(createdAt) ?? 0, id };
    const rows = await listMessagePage(db, { account, state, after: position, limit: limit + 1 });
    const { refused, review, inDoubt } = await countWaiting(db);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      messages: page.map(summariseMessage),
      waiting: { refused, review, in_doubt: inDoubt },
      ...(rows.length > limit && last !== undefined ? { next: `${isoInstant(last.created_at)}~${last.id}` } : {}),
    };
  },
});
