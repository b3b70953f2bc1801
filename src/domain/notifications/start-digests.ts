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
  let stopping = false;
  let wakeUp: () => void = () => undefined;
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, lookEvery);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async (): Promise<void> => {
    while (!stopping) {
      const written = await sendDigests(ports).catch((error: unknown) => {
        failed(error);
        return 0;
      });
      if (written > 0) wrote();
      if (!stopping) await pause();
    }
  };
  const running = loop();
  return {
    async stop() {
      stopping = true;
      wakeUp();
      await running;
    },
  };
}
