import { Command } from 'commander';
import type { ListedKpi } from '#domain/kpis';
import type { CliPorts } from './context.ts';
import { kpiLines } from './kpi-lines.ts';
import { commandLine } from './operation-commands.ts';

/** `perennial kpis [--playbook <id>] [--from <date>] [--to <date>] [--all] [--json]` */
export function kpiCommand({ operations, withStore, print }: CliPorts): Command {
  return new Command('kpis')
    .description('Show the KPIs of live playbooks over a period, with their targets')
    .option('--playbook <id>', 'one playbook; all live ones unless said')
    .option('--from <date>', 'first day, like 2026-01-01; 90 days back unless said')
    .option('--to <date>', 'last day; today unless said')
    .option('--all', 'from the beginning, instead of from a day')
    .option('--json', 'as JSON', false)
    .action(async ({ json, ...input }: { json: boolean } & Readonly<Record<string, unknown>>) => {
      const operation = operations.find(({ name }) => name === 'list-kpis');
      if (operation === undefined) return;
      await withStore(async ({ runner }) => {
        // The operation's own output schema has checked it.
        const listed = (await runner.run(operation, { actor: commandLine, input })) as { kpis: ListedKpi[] };
        if (json) print(JSON.stringify(listed, null, 2));
        else for (const line of kpiLines(listed.kpis)) print(line);
      });
    });
}
