export type { CliPorts, CommandContext } from './context.ts';
export { readFolder } from './playbook-folder.ts';
export { cliProgram } from './program.ts';
export { untilStopped } from './until-stopped.ts';
