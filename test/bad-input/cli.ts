import type { Instant } from '#base';
import { virtualClock } from '#base';
import { shardOf } from '#engine';
import { createRunner } from '#platform/operations';
import { type CliPorts, cliProgram } from '#surfaces/cli';
import { composeProduct } from '../../src/product.ts';
import type { TestDatabase } from '../database.ts';

/** What a command prints or throws, and its exit code; without a database only what needs none can be run. */
export async function perennial(args: readonly string[], database?: TestDatabase, now: Instant = 0): Promise<string> {
  const product = composeProduct();
  const lines: string[] = [];
  const never = (): never => {
    throw new Error('this command needs what a test does not give');
  };
  const ports: CliPorts = {
    operations: product.operations,
    load: product.load,
    runtimeOf: product.runtimeOf,
    async withStore(work) {
      const { db } = database ?? never();
      const clock = virtualClock(now);
      const wake = (): void => undefined;
      const runner = createRunner({ db, clock, shardOf, wake, appendEvents: async () => [], newId: () => 'run' });
      await work({ db, clock, runner, runtime: product.runtime, wake });
    },
    simulate: never,
    serve: never,
    publicUrl: () => 'http://localhost:4000',
    print: (line) => lines.push(line),
  };
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await cliProgram(ports).parseAsync(['node', 'perennial', ...args]);
  } catch (error) {
    // As main.ts does.
    process.exitCode = 1;
    lines.push(error instanceof Error ? error.message : String(error));
  }
  const code = process.exitCode;
  process.exitCode = before;
  return [...lines, `exit code ${code}`].join('\n');
}
