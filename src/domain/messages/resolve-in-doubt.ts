import { z } from 'zod';
import { conflict, DAY } from '#base';
import { AccountId } from '#domain/accounts';
import { deliveryEvent, settleDoubt } from '#engine';
import { defineWrite } from '#platform/operations';
import { messageOrThrow } from './get-message.ts';

const BECOMES = { sent: 'sent', send_again: 'queued', drop: 'dropped' } as const;

/** A person's word on a message of which nobody knows whether it arrived. */
export const resolveInDoubt = defineWrite({
  name: 'resolve-in-doubt',
  summary: 'Say what became of a message in doubt: it was sent, send it again, or drop it',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, message: z.uuid(), outcome: z.enum(['sent', 'send_again', 'drop']) }),
  output: z.object({ message: z.string(), state: z.enum(['sent', 'queued', 'dropped']) }),
  accounts: ({ account }) => [account],
  async run({ tx, at, actor, shardOf, emit, changed }, { account, message: id, outcome }) {
    const shard = shardOf(account);
    const { name, subject } = await messageOrThrow(tx, shard, account, id);
    const state = BECOMES[outcome];
    // Sent at once, not judged as stale: a person has just asked for it.
    const row = await settleDoubt(tx, shard, id, state, REASONS[outcome], { now: at, usefulUntil: at + DAY });
    if (row === undefined) {
      throw conflict(
        'message-not-in-doubt',
        `Message ${id} is not in doubt (any more); list-messages shows its state.`,
        { account, message: id },
      );
    }
    const told = { message: name, subject };
    changed({ ...told, state: 'in_doubt' }, { ...told, state });
    if (state !== 'queued') {
      const { name: event, properties, contact } = deliveryEvent(row, state, at, { by: actor.id });
      emit({ account, name: event, properties, id: `${id}:${state}`, ...(contact === undefined ? {} : { contact }) });
    }
    return { message: id, state };
  },
});

const REASONS = {
  // A sent message with a reason counts as kept on this machine; this one left.
  sent: null,
  send_again: 'a person asked to send it again',
  drop: 'a person dropped it: nobody knows whether it had arrived',
} as const;
