import { progress } from '@clack/prompts';

/** How far a simulation is. */
export interface SimulationProgress {
  update(share: number): void;
  end(): void;
}

const STEPS = 100;

/** A bar on a terminal; to the process that asked for a part, as messages; else, or with JSON, nothing. */
export function simulationProgress(quiet: boolean, label: string): SimulationProgress {
  if (process.send !== undefined) {
    return { update: (share) => process.send?.({ share }), end: () => undefined };
  }
  if (quiet || !process.stdout.isTTY) return { update: () => undefined, end: () => undefined };
  const bar = progress({ max: STEPS });
  let at = 0;
  bar.start(label);
  return {
    update(share) {
      const next = Math.floor(share * STEPS);
      if (next > at) bar.advance(next - at, label);
      at = Math.max(at, next);
    },
    end: () => bar.stop(label),
  };
}
