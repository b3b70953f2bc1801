import { startLoop } from '#platform/loop';
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
  let stopping = false;
  const all: SamplePorts = { ...ports, stopping: () => stopping };
  const loop = startLoop({ work: () => workOnSample(all), every: LOOK_EVERY, failed: ports.failed });
  return {
    stop() {
      stopping = true;
      return loop.stop();
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
