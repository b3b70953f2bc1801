import type { Clock } from '#base';
import type { Db } from '#platform/db';
import { startLoop } from '#platform/loop';
import type { Channel } from './channel.ts';
import { Delivery, type DeliveryCount, type DeliveryOptions } from './delivery.ts';

/** Delivers all that is due now and returns what became of it. */
export async function deliverOnce(
  db: Db,
  clock: Clock,
  channels: readonly Channel[],
  options: DeliveryOptions,
): Promise<DeliveryCount> {
  const delivery = new Delivery(db, clock, channels, options);
  try {
    return await delivery.run();
  } finally {
    await delivery.leave();
  }
}

export interface RunningDelivery {
  /** Something was put into the outbox. A hint: it is looked for each second anyway. */
  stir(): void;
  /** Gives back what was not begun, waits for what is on the wire. */
  stop(): Promise<void>;
}

/** Delivers from now on, until stopped. `failed` is told of errors; the loop goes on after them. */
export function startDelivery(
  db: Db,
  clock: Clock,
  channels: readonly Channel[],
  options: DeliveryOptions & { readonly failed: (error: unknown) => void },
): RunningDelivery {
  const delivery = new Delivery(db, clock, channels, options);
  const { failed, pollMs = 1000 } = options;
  const loop = startLoop({ work: () => delivery.run(), every: pollMs, failed });
  return {
    stir() {
      delivery.stir();
      loop.wakeUp();
    },
    async stop() {
      delivery.stop();
      await loop.stop();
      await delivery.run().catch(failed);
      await delivery.leave().catch(failed);
    },
  };
}
