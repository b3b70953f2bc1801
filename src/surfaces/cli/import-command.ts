import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Argument, Command } from 'commander';
import { type Clock, invalid } from '#base';
import {
  deliverImport,
  type ImportCounts,
  type ImportKind,
  type ImportMap,
  importFile,
  isImportKind,
  loadImportMap,
  neededTypes,
  type RefusedRow,
} from '#domain/imports';
import type { IncomingEvent, Runtime, Wake } from '#engine';
import type { Db } from '#platform/db';
import { importProgress, number, summary } from './import-progress.ts';
import { refusedRowsFile } from './refused-rows-file.ts';

export interface ImportPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly runtime: (db: Db) => Promise<Runtime>;
  readonly wake: Wake;
  readonly print: (line: string) => void;
}

export interface ImportOptions {
  readonly kind: ImportKind;
  readonly file: string;
  readonly map: string;
  readonly dryRun: boolean;
}

/** Opens what a command needs for as long as it works. */
export type WithPorts = (work: (ports: ImportPorts) => Promise<void>) => Promise<void>;

const SHOWN_REFUSALS = 20;
const SHOWN_EVENTS = 3;

/** `perennial import accounts|contacts|contracts|events FILE.csv --map MAP.yaml [--dry-run]` */
export function importCommand(withPorts: WithPorts): Command {
  return new Command('import')
    .summary('Bring in the past from a CSV file')
    .description(
      'Bring in accounts, contacts, contracts or events from a CSV file, as history: they count and act on nothing.',
    )
    .addArgument(new Argument('<kind>', 'what a row is').choices(['accounts', 'contacts', 'contracts', 'events']))
    .argument('<file>', 'the CSV file')
    .requiredOption('--map <file>', 'what its columns mean (docs/import.md)')
    .option('--dry-run', 'read and check everything, store nothing', false)
    .action(async (kind: string, file: string, { map, dryRun }: { map: string; dryRun: boolean }) => {
      if (!isImportKind(kind)) return;
      await withPorts(async (ports) => {
        const counts = await runImport(ports, { kind, file, map, dryRun });
        if (counts.refused > 0) process.exitCode = 2;
      });
    });
}

/** Imports a file and tells how it went. Throws `invalid` where file and map can't be used at all. */
export async function runImport(ports: ImportPorts, options: ImportOptions): Promise<ImportCounts> {
  const { kind, file, dryRun } = options;
  const { print } = ports;
  const map = readMap(options);
  const size = sizeOf(file);
  const runtime = await ports.runtime(ports.db);
  const refusedRows = refusedRowsFile(file, map.delimiter);
  const shownRefusals: RefusedRow[] = [];
  const shownEvents: IncomingEvent[] = [];
  const deliver = deliverImport(ports.db, ports.clock, kind);
  const progress = importProgress(size, `${dryRun ? 'Checking' : 'Importing'} ${basename(file)}`, print);
  const bytes = createReadStream(file);
  try {
    const counts = await importFile(
      {
        kind,
        map,
        file: basename(file),
        bytes,
        openLookup: (name) => openLookup(name, options.map),
        zone: runtime.zone,
        now: ports.clock.now(),
        needed: neededTypes(kind, map, runtime),
      },
      {
        async deliver(events) {
          if (shownEvents.length < SHOWN_EVENTS)
            shownEvents.push(...events.slice(0, SHOWN_EVENTS - shownEvents.length));
          if (!dryRun) ports.wake(await deliver(events));
        },
        async refuse(row) {
          if (shownRefusals.length < SHOWN_REFUSALS) shownRefusals.push(row);
          await refusedRows.add(row);
        },
        progress: (soFar) => progress.update(bytes.bytesRead, soFar),
      },
    );
    progress.end(`${dryRun ? 'Checked' : 'Read'} ${basename(file)}: ${summary(counts)}`);
    if (dryRun) for (const event of shownEvents) print(`  would bring in ${shown(event)}`);
    print(outcome(counts, dryRun));
    for (const row of shownRefusals) for (const line of refusalLines(row)) print(line);
    if (counts.refused > shownRefusals.length) print(`… and ${number(counts.refused - shownRefusals.length)} more`);
    if (counts.refused > 0) print(`All refused rows, with why: ${refusedRows.path}`);
    return counts;
  } catch (error) {
    progress.end(`${basename(file)} was not read to its end`);
    throw error;
  } finally {
    bytes.destroy();
    await refusedRows.close();
  }
}

function readMap({ map: path, kind }: ImportOptions): ImportMap {
  sizeOf(path);
  const loaded = loadImportMap(readFileSync(path, 'utf8'), kind);
  if ('map' in loaded) return loaded.map;
  const lines = loaded.problems.map(({ line, column, message }) => `${path}:${line}:${column} ${message}`);
  throw invalid('import-map', lines.join('\n'), { map: path, problems: loaded.problems });
}

/** Beside the map, so that a map works from any folder. */
const openLookup = (name: string, map: string): AsyncIterable<Uint8Array> => {
  const path = resolve(dirname(map), name);
  sizeOf(path);
  return createReadStream(path);
};

function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() === true) return found.size;
  throw invalid('no-such-file', `There is no file ${path}: check its name and the folder you are in.`, { path });
}

function outcome({ events, skipped, refused }: ImportCounts, dryRun: boolean): string {
  const brought = `${number(events)} ${dryRun ? 'would come in' : 'came in as history: they count and act on nothing'}`;
  const rest = [skipped > 0 ? `${number(skipped)} skipped` : '', refused > 0 ? `${number(refused)} refused` : ''];
  return [brought, ...rest.filter((part) => part !== '')].join('; ');
}

const shown = ({ name, account, properties }: IncomingEvent): string =>
  `${name} of ${account} ${JSON.stringify(properties)}`;

function refusalLines({ line, problems }: RefusedRow): string[] {
  return problems.map(
    ({ column, reason, fix }) => `line ${line}${column === '' ? '' : `, column ${column}`}: ${reason}. ${fix}`,
  );
}
