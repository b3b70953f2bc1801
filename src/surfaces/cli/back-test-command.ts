import { setTimeout as sleep } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import type { BackTestSummary } from '#domain/back-tests';
import { backTestLines } from './back-test-lines.ts';
import type { CliPorts } from './context.ts';
import { commandLine } from './operation-commands.ts';
import { readFolder } from './playbook-folder.ts';
import { simulationProgress } from './simulation-progress.ts';

interface Options {
  readonly months: number;
  readonly accounts?: number;
  readonly json: boolean;
}

/** What get-back-test answers, as far as it is shown. */
interface Test {
  readonly status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';
  readonly progress: number;
  readonly summary: BackTestSummary | null;
  readonly problem: string | null;
}

/** `perennial playbook back-test <folder> [--months 12] [--accounts 1000] [--json]`: the server beside it does the work. */
export function backTestCommand(ports: CliPorts): Command {
  return new Command('back-test')
    .description('Replay the log of the last months under a folder’s playbook, and show what would have been otherwise')
    .argument('<folder>', 'the draft')
    .option('--months <number>', 'how far back', wholeNumber, 12)
    .option('--accounts <number>', 'about how many accounts; all unless said', wholeNumber)
    .option('--json', 'the figures as JSON', false)
    .action((folder: string, options: Options) =>
      ports.withStore(async ({ runner }) => {
        const run = async (name: string, input: unknown): Promise<Record<string, unknown>> => {
          const operation = ports.operations.find((one) => one.name === name);
          if (operation === undefined) return {};
          // Answers of operations are objects.
          return (await runner.run(operation, { actor: commandLine, input })) as Record<string, unknown>;
        };
        const { months, accounts, json } = options;
        const asked = { files: readFolder(folder), months, ...(accounts === undefined ? {} : { accounts }) };
        const started = await run('start-back-test', asked);
        const test = await ended(async () => {
          const { back_test: found } = await run('get-back-test', { run: started.run });
          // What the operation's own schema says.
          return found as Test;
        }, json);
        if (test.summary === null) {
          ports.print(`The back-test is ${test.status}${test.problem === null ? '' : `: ${test.problem}`}`);
          process.exitCode = 1;
        } else if (json) ports.print(JSON.stringify(test.summary, null, 2));
        else for (const line of backTestLines(test.summary)) ports.print(line);
      }),
    );
}

async function ended(look: () => Promise<Test>, quiet: boolean): Promise<Test> {
  const shown = simulationProgress(quiet, 'Replaying the past');
  try {
    for (;;) {
      const test = await look();
      if (test.status !== 'queued' && test.status !== 'running') return test;
      shown.update(test.progress);
      await sleep(1000);
    }
  } finally {
    shown.end();
  }
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number from 1 on.');
  return number;
}
