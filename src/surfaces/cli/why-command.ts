import { Command } from 'commander';
import type { Explanation } from '#domain/journeys';
import type { CliPorts } from './context.ts';
import { commandLine } from './operation-commands.ts';
import { whyLines } from './why-lines.ts';

/** `perennial why <account> [--json]` */
export function whyCommand({ operations, withStore, print }: CliPorts): Command {
  return new Command('why')
    .description('Explain the scores of an account, and where it stands in its journeys')
    .argument('<account>', 'its id, as the sender of its events calls it')
    .option('--json', 'as JSON', false)
    .action(async (account: string, { json }: { json: boolean }) => {
      const operation = operations.find(({ name }) => name === 'explain-account');
      if (operation === undefined) return;
      await withStore(async ({ runner }) => {
        // The operation's own output schema has checked it.
        const explained = (await runner.run(operation, { actor: commandLine, input: { account } })) as Explanation;
        if (json) print(JSON.stringify(explained, null, 2));
        else for (const line of whyLines(explained)) print(line);
      });
    });
}
