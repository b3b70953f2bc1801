import { z } from 'zod';
import { isoInstant, notFound } from '#base';
import { AccountId } from '#domain/accounts';
import { defineRead, ofAccounts } from '#platform/operations';
import { findEvent, listFollowing, listMovedScores } from './event-effect-list.ts';
import { EventView, viewEvent } from './event-view.ts';

/** An event, what it came of, and what came of it: events that the engine wrote and scores that moved. */
export const getEvent = defineRead({
  name: 'get-event',
  summary: 'Show an event of an account with what caused it and what it caused',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, key: z.uuid() }),
  output: z.object({
    event: EventView,
    cause: EventView.optional().describe('the event with which it all began'),
    caused: z.array(EventView),
    scores: z.array(
      z.object({
        name: z.string(),
        at: z.string(),
        value: z.number().nullable(),
        before: z.number().nullable(),
        band: z.string().nullable(),
      }),
    ),
  }),
  async run({ db, shardOf }, { account, key }) {
    const shard = shardOf(account);
    const event = await findEvent(db, shard, account, key);
    if (event === undefined) {
      throw notFound('event-not-found', `Account ${account} has no event ${key}; list-timeline shows all.`, {
        account,
        event: key,
      });
    }
    const { root, depth, receivedAt: at } = event;
    const cause = root === key ? undefined : await findEvent(db, shard, account, root);
    const following = await listFollowing(db, shard, account, { root, at });
    const scores = await listMovedScores(db, shard, account, { key, at });
    return {
      event: viewEvent(event),
      ...(cause === undefined ? {} : { cause: viewEvent(cause) }),
      caused: following.filter((one) => one.key !== key && one.depth > depth).map(viewEvent),
      scores: scores.map((score) => ({ ...score, at: isoInstant(score.at) })),
    };
  },
});
