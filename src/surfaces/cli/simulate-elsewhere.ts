import { fork } from 'node:child_process';
import { internal } from '#base';
import type { Simulated } from '#simulation';

export interface SharedSimulation {
  readonly accounts: number;
  readonly days: number;
  readonly seed: number;
  readonly processes: number;
  readonly progress: (share: number) => void;
}

/** A tick makes much that is soon thrown away: room for it spares the collector a tenth of the time. */
const ROOM = '--max-semi-space-size=64';

/** Has each of some processes play its part of the customers on a database of its own. */
export async function simulateElsewhere(folder: string, shared: SharedSimulation): Promise<Simulated[]> {
  const { accounts, days, seed, processes, progress } = shared;
  const shares = Array.from({ length: processes }, () => 0);
  return Promise.all(
    shares.map((_, index) => {
      const which = ['--accounts', accounts, '--days', days, '--seed', seed, '--part', `${index}/${processes}`];
      return play(['simulate', folder, ...which.map(String), '--json'], (share) => {
        shares[index] = share;
        progress(shares.reduce((sum, one) => sum + one, 0) / processes);
      });
    }),
  );
}

function play(args: readonly string[], progress: (share: number) => void): Promise<Simulated> {
  return new Promise((resolve, reject) => {
    const child = fork(process.argv[1] ?? '', args, { silent: true, execArgv: [...process.execArgv, ROOM] });
    const said: Buffer[] = [];
    const failed: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => failed.push(chunk));
    child.on('message', (message: { readonly share: number }) => progress(message.share));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const why = Buffer.concat(failed).toString().trim();
      // What our own command has just printed.
      if (code === 0) resolve(JSON.parse(Buffer.concat(said).toString()) as Simulated);
      else reject(internal('part-failed', `A part of the simulation failed (${signal ?? code}): ${why}`));
    });
  });
}
