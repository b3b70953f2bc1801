import { startLoop } from '#platform/loop';
import { type DigestPorts, sendDigests } from './send-digests.ts';

/** Mornings come by the clock of the product, which may be shifted: looking is cheaper than reckoning. */
const LOOK_EVERY = 5000;

export interface RunningDigests {
  /** Ends when what is being written is. */
  stop(): Promise<void>;
}

/** Writes mails of many signals as their mornings come, until stopped. `wrote`: something is in the outbox. */
export function startDigests(
  ports: DigestPorts & { readonly wrote: () => void; readonly lookEvery?: number },
): RunningDigests {
  const { failed, wrote, lookEvery = LOOK_EVERY } = ports;
  return startLoop({
    async work() {
      if ((await sendDigests(ports)) > 0) wrote();
    },
    every: lookEvery,
    failed,
  });
}
