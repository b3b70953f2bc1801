import { z } from 'zod';
import { conflict, notFound } from '#base';
import { defineWrite } from '#platform/operations';
import { closeSignal, findSignal } from './signal-store.ts';

const CLOSED = new Set(['dismissed', 'handed_over', 'won', 'lost', 'expired']);

/** Closes a signal that led nowhere; the reason teaches the rule's precision. */
export const dismissSignal = defineWrite({
  name: 'dismiss-signal',
  summary: 'Dismiss a signal with a reason',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: z.string().min(1), signal: z.uuid(), reason: z.string().min(1).max(2000) }),
  output: z.object({ signal: z.string(), status: z.literal('dismissed') }),
  accounts: ({ account }) => [account],
  async run({ tx, at, shardOf, emit, changed }, { account, signal: id, reason }) {
    const shard = shardOf(account);
    const signal = await findSignal(tx, shard, account, id);
    if (signal === undefined)
      throw notFound('signal-not-found', `${account} has no signal ${id}; list-signals shows those it has`, {
        account,
      });
    if (CLOSED.has(signal.status)) {
      throw conflict('signal-closed', `The signal is ${signal.status.replace('_', ' ')} already; nothing was changed`, {
        signal: id,
        state: signal.status,
      });
    }
    changed({ kind: signal.kind, status: signal.status }, { kind: signal.kind, status: 'dismissed', reason });
    await closeSignal(tx, shard, account, id, reason, at);
    emit({ account, name: 'signal.dismissed', properties: { signal: id, kind: signal.kind, reason } });
    return { signal: id, status: 'dismissed' as const };
  },
});
