import { bringSample } from './bring-sample.ts';
import type { SamplePorts } from './sample-ports.ts';
import { endSample, takeSample } from './sample-store.ts';
import { takeSampleOut } from './take-sample-out.ts';

const LOOK_EVERY = 1000;

export interface RunningSample {
  stop(): Promise<void>;
}

/** Loads and removes the sample company as it is asked for, until stopped. */
export function startSample(ports: Omit<SamplePorts, 'stopping'>): RunningSample {
  let stopped = false;
  let wakeUp: () => void = () => undefined;
  const all: SamplePorts = { ...ports, stopping: () => stopped };
  const loop = async (): Promise<void> => {
    while (!stopped) {
      await workOnSample(all).catch(ports.failed);
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_EVERY);
        wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return {
    async stop() {
      stopped = true;
      wakeUp();
      await running;
    },
  };
}

/** Does what is asked for now, and tells in its row how it went. */
export async function workOnSample(ports: SamplePorts): Promise<void> {
  const { db, clock, failed } = ports;
  const asked = await takeSample(db, clock.now());
  if (asked === undefined) return;
  try {
    await (asked.state === 'removing' ? takeSampleOut(ports) : bringSample(ports, asked));
  } catch (error) {
    failed(error);
    const why = error instanceof Error ? error.message : String(error);
    await endSample(db, 'failed', `${why} Try again, or remove what is there.`, clock.now());
  }
}
