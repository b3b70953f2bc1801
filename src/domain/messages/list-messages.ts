import { z } from 'zod';
import { isoInstant, parseInstant } from '#base';
import { AccountId, listNamedAccounts, namedAccountFields, narrowBook, viewNamedAccount } from '#domain/accounts';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { countWaiting, listMessagePage } from './message-list.ts';
import { MESSAGE_STATES, MessageSummary, summariseMessage } from './message-view.ts';

export const listMessages = defineRead({
  name: 'list-messages',
  summary: 'List messages, newest first, with what became of each; also those that came in',
  access: 'read',
  scope: listed,
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId.optional(),
    whose: z.enum(WHOSE).default('all'),
    search: z.string().trim().min(1).max(200).optional().describe('in the name or id of the account'),
    direction: z.enum(['out', 'in', 'all']).default('out'),
    state: z.enum(MESSAGE_STATES).optional().describe('of those that went out'),
    enrollment: z.uuid().optional().describe('the journey run that sent it'),
    after: z
      .string()
      .regex(/^[-:.\dTZ]+~[-0-9a-f]{36}$/, 'Pass the `next` of the page before as it was given.')
      .optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({
    messages: z.array(MessageSummary.extend(namedAccountFields)),
    /** Over all pages. */
    waiting: z.object({ refused: z.number(), review: z.number(), in_doubt: z.number(), dead: z.number() }),
    next: z.string().optional(),
  }),
  async run({ db, book, shardOf }, { account, whose, search, direction, state, enrollment, after, limit }) {
    const [createdAt = '', id = ''] = after?.split('~') ?? [];
    const own = await book(whose);
    const accounts = await narrowBook(db, own, search);
    const rows = await listMessagePage(db, {
      account: account === undefined ? undefined : { shard: shardOf(account), id: account },
      book: accounts === undefined ? undefined : { shards: accounts.map(shardOf), accounts },
      direction,
      state,
      enrollment,
      after: after === undefined ? undefined : { createdAt: parseInstant(createdAt) ?? 0, id },
      limit: limit + 1,
    });
    const { refused, review, inDoubt, dead } = await countWaiting(db, own);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const ids = page.map((row) => row.account);
    const named = await listNamedAccounts(db, shardOf, ids);
    return {
      messages: page.map((row) => ({ ...summariseMessage(row), ...viewNamedAccount(row.account, named) })),
      waiting: { refused, review, in_doubt: inDoubt, dead },
      ...(rows.length > limit && last !== undefined ? { next: `${isoInstant(last.created_at)}~${last.id}` } : {}),
    };
  },
});
