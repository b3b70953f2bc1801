import { z } from 'zod';
import { conflict } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { messageOrThrow } from './get-message.ts';
import { storeDecision } from './message-store.ts';
import { reviewDone } from './review-done.ts';

/** Takes away a message that waits for a person: one in review, or one that was refused. */
export const discardMessage = defineWrite({
  name: 'discard-message',
  summary: 'Discard a message that waits for review, or was refused: it is not sent',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, message: z.uuid(), reason: z.string().trim().min(1).max(500).optional() }),
  output: z.object({ message: z.string(), state: z.literal('dropped') }),
  accounts: ({ account }) => [account],
  async run({ tx, actor, shardOf, emit, changed }, { account, message: id, reason = 'a person discarded it' }) {
    const shard = shardOf(account);
    const message = await messageOrThrow(tx, shard, account, id);
    if (message.state !== 'review' && message.state !== 'refused') {
      throw conflict('message-not-waiting', `Message ${id} waits for nobody; list-messages shows its state.`, {
        account,
        message: id,
      });
    }
    await storeDecision(tx, shard, message, 'discarded', reason);
    const { name, subject } = message;
    changed(
      { message: name, subject, state: message.state, reason: message.reason },
      { message: name, subject, state: 'discarded', reason },
    );
    emit({
      account,
      name: 'message.discarded',
      properties: { id, message: message.name, reason, by: actor.id },
      ...(message.contact === null ? {} : { contact: message.contact }),
    });
    if (message.state === 'review') emit({ account, ...reviewDone(message, actor.id) });
    return { message: id, state: 'dropped' as const };
  },
});
