import { z } from 'zod';
import { conflict, notFound, precondition } from '#base';
import { defineWrite } from '#platform/operations';
import { findHealth, findSignal, qualifySignalRow } from './signal-store.ts';

/** Nobody who is not content is sold more: health from here on, of 100. Source: CS-driven upsell play, qualification. */
const HEALTHY = 70;
const OPEN = new Set(['raised', 'acknowledged']);

/**
 * Says that there is something to a signal. Its four criteria: the account is healthy, there is a concrete business need,
 * somebody decides on the budget or there is a way to a decision, and it will be looked at this quarter.
 */
export const qualifySignal = defineWrite({
  name: 'qualify-signal',
  summary: 'Qualify a signal by its four criteria: health, need, way to a decision, this quarter',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({
    account: z.string().min(1),
    signal: z.uuid(),
    need: z.string().trim().min(1).max(2000).describe('the business need, more than curiosity'),
    decision_path: z.string().trim().min(1).max(2000).describe('who decides on the budget, or how it is decided'),
    this_quarter: z.literal(
      true,
      'Only what is to be looked at this quarter is qualified; leave it acknowledged until then.',
    ),
  }),
  output: z.object({ signal: z.string(), status: z.literal('qualified') }),
  accounts: ({ account }) => [account],
  async run({ tx, at, actor, shardOf, emit, changed }, { account, signal: id, need, decision_path }) {
    const shard = shardOf(account);
    const signal = await findSignal(tx, shard, account, id);
    if (signal === undefined)
      throw notFound('signal-not-found', `${account} has no signal ${id}; list-signals shows those it has`, {
        account,
      });
    if (!OPEN.has(signal.status))
      throw conflict('signal-not-open', `The signal is ${signal.status.replace('_', ' ')}; it can’t be qualified.`, {
        signal: id,
        state: signal.status,
      });
    const health = await findHealth(tx, shard, account);
    if (health === null || health < HEALTHY)
      throw precondition(
        'not-healthy',
        `The health of ${account} is ${health === null ? 'not known' : health}; a signal is qualified from ${HEALTHY} on. See to what holds it down first.`,
        { account, health: health ?? 'unknown', least: HEALTHY },
      );
    const by = actor.person ?? actor.id;
    const found = { health, need, decision_path, this_quarter: true, by, at };
    await qualifySignalRow(tx, shard, account, id, found);
    const { kind, status } = signal;
    changed({ kind, status }, { kind, status: 'qualified', health, need, decision_path });
    const properties = { signal: id, kind, health, need, decision_path, by };
    emit({ account, name: 'signal.qualified', properties });
    return { signal: id, status: 'qualified' as const };
  },
});
