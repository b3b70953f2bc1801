import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { mergeParts, type Simulated } from '#simulation';
import type { CliPorts } from './context.ts';
import { readFolder } from './playbook-folder.ts';
import { simulateElsewhere } from './simulate-elsewhere.ts';
import { simulationLines } from './simulation-lines.ts';
import { simulationProgress } from './simulation-progress.ts';

interface Options {
  readonly accounts: number;
  readonly days: number;
  readonly seed: number;
  readonly json: boolean;
  readonly processes?: number;
  readonly part?: { readonly index: number; readonly of: number };
}

/** So few customers are played by one process: another takes longer to start than it saves. */
const WORTH_ANOTHER = 1000;
const SHOWN = 10;

/** `perennial simulate <folder> [--accounts 10000] [--days 90] [--seed 7] [--json]` */
export function simulateCommand(ports: CliPorts): Command {
  return new Command('simulate')
    .summary('Play planted customers through a playbook and compare what happens with what was planted')
    .description(
      'Play seeded customers through the Service upgrade playbook, by the real engine on a scratch database, and show ' +
        'what happened beside what was planted. Ends with 1 when they are not equal (docs/simulate.md).',
    )
    .argument('<folder>', 'the playbook')
    .option('--accounts <number>', 'how many customers', wholeNumber, 1000)
    .option('--days <number>', 'how many virtual days', wholeNumber, 90)
    .option('--seed <number>', 'which customers', wholeNumber, 7)
    .option('--processes <number>', 'how many processes share the work; as many as there are processors', wholeNumber)
    .option('--json', 'as JSON: { truth, measured, … }', false)
    .addOption(new Option('--part <index/of>').argParser(partIn).hideHelp())
    .action(async (folder: string, options: Options) => {
      const simulated = await run(ports, folder, options);
      if (options.json) ports.print(JSON.stringify(simulated, null, 2));
      else for (const line of simulationLines(simulated)) ports.print(line);
      // Of a part, the process that asked for it decides.
      if (!simulated.equal && options.part === undefined) process.exitCode = 1;
    });
}

async function run(ports: CliPorts, folder: string, options: Options): Promise<Simulated> {
  const { accounts, days, seed, part, json } = options;
  const processes = part !== undefined ? 1 : (options.processes ?? worthwhile(accounts));
  const shown = simulationProgress(json, `Simulating ${accounts} customers over ${days} days`);
  try {
    const files = readFolder(folder);
    if (processes === 1) {
      const own = part === undefined ? {} : { part };
      return await ports.simulate(files, { accounts, days, seed, ...own, progress: shown.update });
    }
    const parts = await simulateElsewhere(folder, { accounts, days, seed, processes, progress: shown.update });
    return mergeParts(parts, SHOWN);
  } finally {
    shown.end();
  }
}

const worthwhile = (accounts: number): number =>
  Math.max(1, Math.min(availableParallelism(), Math.floor(accounts / WORTH_ANOTHER)));

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number from 1 on.');
  return number;
}

function partIn(text: string): Options['part'] {
  const [index = 0, of = 1] = text.split('/').map(Number);
  return { index, of };
}
