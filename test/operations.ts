import type { z } from 'zod';
import type { Instant, JsonObject } from '#base';
import { type EffectRow, type LogEvent, shardOf } from '#engine';
import type { Db } from '#platform/db';
import { createRunner, type EmittedEvent, type ReadOperation, type WriteOperation } from '#platform/operations';

const ADMIN = { kind: 'key', id: 'test', role: 'admin' } as const;

/** Runs operations as an admin through the real runner at an instant; what they emit is kept instead of recorded. */
export function testOperations(db: Db, at: Instant) {
  const emitted: EmittedEvent[] = [];
  let runs = 0;
  const runner = createRunner({
    db,
    clock: { now: () => at },
    shardOf,
    appendEvents: async (_tx, events) => {
      emitted.push(...events);
      return [];
    },
    wake: () => undefined,
    newId: () => `run ${++runs}`,
  });
  return {
    emitted,
    run: <Input extends z.ZodType, Output extends z.ZodType>(
      operation: WriteOperation<Input, Output> | ReadOperation<Input, Output>,
      input: z.input<Input>,
    ): Promise<z.output<Output>> => runner.run(operation, { actor: ADMIN, input }),
  };
}

let made = 0;

/** An event as it stands in the log; its key is its own. */
export function aLogEvent(event: Pick<LogEvent, 'account' | 'name'> & Partial<LogEvent>): LogEvent {
  const key = `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;
  const occurredAt = event.occurredAt ?? 1_000_000;
  const plain = { key, receivedAt: occurredAt, source: 'test', properties: {}, history: false, root: key, depth: 0 };
  return { ...plain, ...event, occurredAt };
}

/** An effect of a step of a journey of the playbook `upgrade`. */
export function anEffect(kind: string, account: string, payload: JsonObject, more: Partial<EffectRow> = {}): EffectRow {
  const id = `00000000-0000-4000-9000-${String(++made).padStart(12, '0')}`;
  return { id, kind, account, at: 1_000_000, playbook: 'upgrade', version: '1', payload, ...more };
}
