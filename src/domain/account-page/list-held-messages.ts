import { z } from 'zod';
import { isoInstant, type Json } from '#base';
import { AccountId } from '#domain/accounts';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { type HeldMessageRow, listHeldMessageRows } from './held-message-list.ts';
import { placeText, readPlace } from './place.ts';

const HeldMessage = z.object({
  key: z.string(),
  account: z.string(),
  account_name: z.string().optional(),
  at: z.string(),
  what: z.enum(['held', 'dropped']),
  message: z.string().optional().describe('its name in the playbook'),
  playbook: z.string().optional(),
  journey: z.string().optional(),
  step: z.string().optional(),
  enrollment: z.string().optional(),
  reason: z.string().optional().describe('quiet hours, the gate of its journey, another journey that has written'),
  until: z.string().optional().describe('when it is tried again at the latest'),
});

/** The arbiter's log: which messages of journeys were held back or dropped, when and why. */
export const listHeldMessages = defineRead({
  name: 'list-held-messages',
  summary: 'List messages of journeys that were held back or dropped, with the reason, newest first',
  access: 'read',
  scope: listed,
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId.optional(),
    whose: z.enum(WHOSE).default('all'),
    after: z.string().max(100).optional().describe('the `next` of the page before'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ messages: z.array(HeldMessage), next: z.string().optional() }),
  async run({ db, shardOf, book }, { account, whose, after, limit }) {
    const found = await listHeldMessageRows(db, {
      account: account === undefined ? undefined : { shard: shardOf(account), id: account },
      book: await book(whose),
      after: readPlace(after),
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      messages: page.map(viewHeld),
      ...(found.length > limit && last !== undefined ? { next: placeText({ at: last.at, id: last.key }) } : {}),
    };
  },
});

function viewHeld({ account, accountName, key, at, name, properties }: HeldMessageRow): z.output<typeof HeldMessage> {
  return {
    key,
    account,
    ...(accountName === null ? {} : { account_name: accountName }),
    at: isoInstant(at),
    what: name === 'email.dropped' ? 'dropped' : 'held',
    ...said('message', properties.message),
    ...said('playbook', properties.playbook),
    ...said('journey', properties.journey),
    ...said('step', properties.step),
    ...said('enrollment', properties.enrollment),
    ...said('reason', properties.reason),
    ...said('until', properties.until),
  };
}

const said = <Name extends string>(name: Name, value: Json | undefined) =>
  // One key, of the name that it is given.
  (typeof value === 'string' ? { [name]: value } : {}) as Partial<Record<Name, string>>;
