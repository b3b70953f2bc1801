import { z } from 'zod';
import { conflict, notFound } from '#base';
import { defineWrite } from '#platform/operations';
import { acknowledgeSignalRow, findSignal } from './signal-store.ts';

/** Says that a person has seen a raised signal; it then no longer expires by itself when its condition ends. */
export const acknowledgeSignal = defineWrite({
  name: 'acknowledge-signal',
  summary: 'Acknowledge a raised signal',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: z.string().min(1), signal: z.uuid() }),
  output: z.object({ signal: z.string(), status: z.literal('acknowledged') }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, emit, changed }, { account, signal: id }) {
    const shard = shardOf(account);
    const signal = await findSignal(tx, shard, account, id);
    if (signal === undefined)
      throw notFound('signal-not-found', `${account} has no signal ${id}; list-signals shows those it has`, {
        account,
      });
    if (signal.status !== 'raised') {
      throw conflict(
        'signal-not-raised',
        `The signal is ${signal.status.replace('_', ' ')}; only a raised one can be acknowledged`,
        { signal: id, state: signal.status },
      );
    }
    changed({ kind: signal.kind, status: signal.status }, { kind: signal.kind, status: 'acknowledged' });
    await acknowledgeSignalRow(tx, shard, account, id);
    emit({ account, name: 'signal.acknowledged', properties: { signal: id, kind: signal.kind } });
    return { signal: id, status: 'acknowledged' as const };
  },
});
