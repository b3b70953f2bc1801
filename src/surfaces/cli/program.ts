import { Command } from 'commander';
import type { CliPorts } from './context.ts';
import { importCommand } from './import-command.ts';
import { kpiCommand } from './kpi-command.ts';
import { operationCommands } from './operation-commands.ts';
import { playbookCommand } from './playbook-command.ts';
import { releaseCommand } from './release-command.ts';
import { setUpLinkCommand } from './set-up-link-command.ts';
import { simulateCommand } from './simulate-command.ts';
import { statusCommand } from './status-command.ts';
import { whyCommand } from './why-command.ts';

/** The command line: what it does itself, and one command for each operation that has this door. */
export function cliProgram(ports: CliPorts): Command {
  const program = new Command('perennial')
    .description(
      'Looks after customers and grows with them: events in, health and signals with their reasons, journeys that run.',
    )
    .helpCommand(true)
    .showHelpAfterError('(perennial --help shows what there is)');
  program.commandsGroup('Running it');
  program.command('serve').description('Run the product: HTTP, worker and delivery in one process').action(ports.serve);
  program.addCommand(statusCommand(ports));
  program.addCommand(setUpLinkCommand(ports));
  program.commandsGroup('Playbooks and data');
  program.addCommand(playbookCommand(ports));
  program.addCommand(simulateCommand(ports));
  program.addCommand(importCommand((work) => ports.withStore((context) => work({ ...context, print: ports.print }))));
  program.addCommand(releaseCommand(ports));
  program.addCommand(whyCommand(ports));
  program.addCommand(kpiCommand(ports));
  program.commandsGroup('Operations (also POST /api/<name>)');
  for (const command of operationCommands(ports)) program.addCommand(command);
  return program;
}
