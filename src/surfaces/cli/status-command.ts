import { Command } from 'commander';
import { AppError } from '#base';
import type { Status } from '#domain/status';
import type { CliPorts } from './context.ts';
import { commandLine } from './operation-commands.ts';
import { statusLines } from './status-lines.ts';

/** `perennial status [--json]`; the exit code is 0 when all is well, 1 when something needs somebody. */
export function statusCommand({ operations, withStore, print }: CliPorts): Command {
  return new Command('status')
    .description('How this installation is, the worst first, and what to do; exit code 1: something needs somebody')
    .option('--json', 'as JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const operation = operations.find((known) => known.name === 'get-status');
      if (operation === undefined) return;
      try {
        await withStore(async ({ runner }) => {
          // The operation's own output schema has checked it.
          const status = (await runner.run(operation, { actor: commandLine, input: {} })) as Status;
          if (json) print(JSON.stringify(status, null, 2));
          else for (const line of statusLines(status)) print(line);
          if (!status.well) process.exitCode = 1;
        });
      } catch (error) {
        // What can't be asked is not well either; whoever reads the answer by a program gets one.
        if (!(error instanceof AppError) || error.code === 'internal') throw error;
        print(
          json
            ? JSON.stringify({ well: false, reason: error.reason, text: error.message }, null, 2)
            : `!! ${error.message}`,
        );
        process.exitCode = 1;
      }
    });
}
