import type { LogEvent, Recorder } from '#engine';
import { readMovement } from './contract-movement.ts';
import { insertMovements } from './movement-store.ts';

/** Keeps what `contract.moved` tells: one statement for any number of events. */
export const recordMovements: Recorder = {
  events: ['contract.moved'],
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const movements = events.flatMap((event) => readMovement(event) ?? []);
    if (movements.length > 0) await insertMovements(tx, shard, movements);
  },
};
