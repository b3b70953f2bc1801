import { z } from 'zod';
import { conflict, notFound } from '#base';
import { defineWrite } from '#platform/operations';
import { findSignal, hasOpenSignal, restoreSignalRow } from './signal-store.ts';

/** Takes a dismissal back. What a journey has done on hearing of it stays done. */
export const restoreSignal = defineWrite({
  name: 'restore-signal',
  summary: 'Take back that a signal was dismissed: it is again what it was before',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: z.string().min(1), signal: z.uuid() }),
  output: z.object({ signal: z.string(), status: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, emit, changed }, { account, signal: id }) {
    const shard = shardOf(account);
    const signal = await findSignal(tx, shard, account, id);
    if (signal === undefined)
      throw notFound('signal-not-found', `${account} has no signal ${id}; list-signals shows those it has`, {
        account,
      });
    const { kind, status, dismissedFrom } = signal;
    if (status !== 'dismissed' || dismissedFrom === null)
      throw conflict(
        'signal-not-dismissed',
        `The signal is ${status.replace('_', ' ')}; there is nothing to take back.`,
        { signal: id, state: status },
      );
    if (await hasOpenSignal(tx, shard, account, signal))
      throw conflict('signal-raised-again', 'It was raised again meanwhile: work on that one.', { signal: id });
    await restoreSignalRow(tx, shard, account, id);
    changed({ kind, status }, { kind, status: dismissedFrom });
    emit({ account, name: 'signal.restored', properties: { signal: id, kind } });
    return { signal: id, status: dismissedFrom };
  },
});
