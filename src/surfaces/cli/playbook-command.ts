import { join } from 'node:path';
import { Command } from 'commander';
import { isWorkerRunning, prepareVersions } from '#engine';
import type { Playbook, Problem } from '#pure/playbook';
import { runScenario } from '#simulation';
import { backTestCommand } from './back-test-command.ts';
import type { CliPorts, CommandContext } from './context.ts';
import { commandLine } from './operation-commands.ts';
import { playbookIn, readFolder, readFolderExactly, writeFolder } from './playbook-folder.ts';

/** `perennial playbook check|test|publish|export|import …` */
export function playbookCommand(ports: CliPorts): Command {
  const command = new Command('playbook').description('Check, test, publish, export and import playbooks');
  command
    .command('check <folder>')
    .description('Find what is wrong in a playbook, each with its place')
    .action((folder: string) => {
      const playbook = loadOrTell(ports, folder);
      if (playbook !== undefined) ports.print(`${playbook.id} ${playbook.version} is in order`);
    });
  command
    .command('test <folder>')
    .description('Run the scenarios of a playbook on a virtual clock')
    .action((folder: string) => {
      const playbook = loadOrTell(ports, folder);
      if (playbook !== undefined) testPlaybook(ports, folder, playbook);
    });
  command
    .command('publish <folder>')
    .description('Publish a version; accounts inside finish on the version that they entered with')
    .action(async (folder: string) => {
      if (loadOrTell(ports, folder) !== undefined) await publish(ports, folder);
    });
  command.addCommand(backTestCommand(ports));
  command
    .command('export <playbook> <folder>')
    .description('Write the files of the live version, or of another, into a folder that git keeps')
    .option('--of <version>', 'another version than the live one')
    .option('--draft', 'the draft as it was last saved')
    .action((playbook: string, folder: string, options: ExportOptions) => exportTo(ports, playbook, folder, options));
  command
    .command('import <folder>')
    .description('Open a draft with the files of a folder, to look at and publish in the studio')
    .option('--replace', 'take the place of a draft that is there')
    .action((folder: string, options: { replace?: true }) => importFrom(ports, folder, options.replace === true));
  return command;
}

interface ExportOptions {
  readonly of?: string;
  readonly draft?: true;
}

async function exportTo(
  ports: CliPorts,
  playbook: string,
  folder: string,
  { of, draft }: ExportOptions,
): Promise<void> {
  await ports.withStore(async (context) => {
    const run = runNamed(ports, context);
    const found =
      draft === true
        ? ((await run('get-studio', { playbook })).draft as { files: Record<string, string> } | undefined)
        : ((await run('get-playbook-files', { playbook, ...(of === undefined ? {} : { version: of }) })) as {
            files: Record<string, string>;
          });
    if (found === undefined) {
      ports.print(`${playbook} has no draft; leave out --draft for what is live`);
      process.exitCode = 1;
      return;
    }
    const gone = writeFolder(folder, playbook, found.files);
    ports.print(`${Object.keys(found.files).length} files of ${playbook} are in ${folder}`);
    for (const path of gone) ports.print(`  ${path} is not in it any more and was taken away`);
  });
}

async function importFrom(ports: CliPorts, folder: string, replace: boolean): Promise<void> {
  const files = readFolderExactly(folder);
  const playbook = playbookIn(folder);
  if (playbook === undefined) {
    ports.print(`${join(folder, 'playbook.yaml')} does not say which playbook it is: "playbook: <id>"`);
    process.exitCode = 1;
    return;
  }
  await ports.withStore(async (context) => {
    const run = runNamed(ports, context);
    const before = replace ? (await run('list-catalogue', {})).playbooks : [];
    // What list-catalogue answers.
    const draft = (before as { playbook: string; draft?: { revision: number } }[]).find(
      (one) => one.playbook === playbook,
    )?.draft;
    const based = draft === undefined ? {} : { replace: true, revision: draft.revision };
    const answer = await run('open-draft', { playbook, files, ...based });
    if (answer.opened === true) {
      ports.print(`The draft of ${playbook} has ${Object.keys(files).length} files; look at it in the studio`);
      return;
    }
    ports.print(`${playbook} has a draft already. Add --replace to take its place, or discard it in the studio`);
    process.exitCode = 1;
  });
}

/** Runs an operation by its name, as the command line. */
const runNamed =
  ({ operations }: CliPorts, { runner }: CommandContext) =>
  async (name: string, input: unknown): Promise<Record<string, unknown>> => {
    const operation = operations.find((one) => one.name === name);
    if (operation === undefined) return {};
    // Answers of operations are objects.
    return (await runner.run(operation, { actor: commandLine, input })) as Record<string, unknown>;
  };

function loadOrTell({ load, print }: CliPorts, folder: string): Playbook | undefined {
  const loaded = load(readFolder(folder));
  if (loaded.ok) return loaded.playbook;
  for (const problem of loaded.problems) print(placed(folder, problem));
  const { length } = loaded.problems;
  print(`${length} ${length === 1 ? 'problem' : 'problems'} in ${folder}`);
  process.exitCode = 1;
  return undefined;
}

const placed = (folder: string, { file, line, column, message }: Problem): string =>
  `${join(folder, file)}:${line}:${column}: ${message}`;

function testPlaybook({ runtimeOf, print }: CliPorts, folder: string, playbook: Playbook): void {
  const runtime = runtimeOf(playbook);
  let failed = 0;
  for (const scenario of playbook.scenarios) {
    const { failures } = runScenario(playbook, scenario, runtime);
    print(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${scenario.title}`);
    for (const { line, message } of failures) print(`     ${join(folder, scenario.file)}:${line}: ${message}`);
    if (failures.length > 0) failed += 1;
  }
  print(`${playbook.scenarios.length - failed} of ${playbook.scenarios.length} scenarios pass`);
  if (failed > 0) process.exitCode = 1;
}

async function publish({ operations, withStore, print }: CliPorts, folder: string): Promise<void> {
  const operation = operations.find(({ name }) => name === 'publish-playbook');
  if (operation === undefined) return;
  await withStore(async ({ db, clock, runner, runtime }) => {
    const published = await runner.run(operation, { actor: commandLine, input: { files: readFolder(folder) } });
    const { playbook, version, changed } = published as { playbook: string; version: string; changed: boolean };
    if (!changed) {
      print(`${playbook} ${version} is published already, word for word`);
      return;
    }
    if (!(await isWorkerRunning(db))) await prepareVersions({ db, runtime }, clock.now());
    print(`${playbook} ${version} is published`);
  });
}
