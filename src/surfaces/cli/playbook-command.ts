import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Command } from 'commander';
import { invalid } from '#base';
import { isWorkerRunning, prepareVersions } from '#engine';
import type { Playbook, Problem } from '#pure/playbook';
import { runScenario } from '#simulation';
import type { CliPorts } from './context.ts';
import { commandLine } from './operation-commands.ts';

/** `perennial playbook check|test|publish <folder>` */
export function playbookCommand(ports: CliPorts): Command {
  const command = new Command('playbook').description('Check, test and publish playbooks');
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
  return command;
}

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

const TEXTS = /\.(ya?ml|md)$/;

/** The text files of a folder by their path inside it. */
export function readFolder(folder: string): Record<string, string> {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder)
    throw invalid('no-such-folder', `There is no folder ${folder}; a playbook is a folder with a playbook.yaml`);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXTS.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return Object.fromEntries(
    paths.sort().map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path), 'utf8')]),
  );
}
