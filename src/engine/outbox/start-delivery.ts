import type { Clock } from '#base';
import type { Db } from '#platform/db';
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
  let stopping = false;
  let wakeUp: () => void = () => undefined;
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, options.pollMs ?? 1000);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async (): Promise<void> => {
    while (!stopping) {
      await delivery.run().catch(options.failed);
      if (!stopping) await pause();
    }
    await delivery.run().catch(options.failed);
    await delivery.leave().catch(options.failed);
  };
  const running = loop();
  return {
    stir() {
      delivery.stir();
      wakeUp();
    },
    async stop() {
      stopping = true;
      delivery.stop();
      wakeUp();
      await running;
    },
  };
}
