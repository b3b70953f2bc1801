import { Command } from 'commander';
import type { ExplainedRules, Explanation } from '#domain/journeys';
import type { CliPorts } from './context.ts';
import { commandLine } from './operation-commands.ts';
import { ruleLines } from './rule-lines.ts';
import { whyLines } from './why-lines.ts';

/** `perennial why <account> [rule] [--json]` */
export function whyCommand({ operations, withStore, print }: CliPorts): Command {
  return new Command('why')
    .description('Explain an account: its scores and journeys, or why one rule did or did not fire')
    .argument('<account>', 'its id, as the sender of its events calls it')
    .argument('[rule]', 'a signal, a journey or a step of a playbook, by its name')
    .option('--json', 'as JSON', false)
    .action(async (account: string, rule: string | undefined, { json }: { json: boolean }) => {
      const name = rule === undefined ? 'explain-account' : 'explain-rule';
      const operation = operations.find((known) => known.name === name);
      if (operation === undefined) return;
      await withStore(async ({ runner }) => {
        const input = rule === undefined ? { account } : { account, rule };
        const explained = await runner.run(operation, { actor: commandLine, input });
        if (json) print(JSON.stringify(explained, null, 2));
        // The operations' own output schemas have checked them.
        else if (rule === undefined) for (const line of whyLines(explained as Explanation)) print(line);
        else for (const line of ruleLines(explained as ExplainedRules)) print(line);
      });
    });
}
