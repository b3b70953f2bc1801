import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Argument, Command } from 'commander';
import { type Clock, invalid } from '#base';
import {
  bringPeople,
  countKnownEvents,
  deliverImport,
  type ImportCounts,
  type ImportKind,
  type ImportMap,
  importFile,
  importKinds,
  isImportKind,
  loadImportMap,
  neededTypes,
  type RefusedRow,
} from '#domain/imports';
import type { IncomingEvent, Runtime, Wake } from '#engine';
import { recordAudit } from '#platform/audit';
import type { Db } from '#platform/db';
import { refusedRowsFile } from '#surfaces/uploads';
import { comparedLines, eventLine, openedLines, outcomeLines, refusalLines } from './import-lines.ts';
import { importProgress, number, summary } from './import-progress.ts';
import { commandLine } from './operation-commands.ts';

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
/** Of each name of event, and all together. */
const SHOWN_EVENTS = 3;
const SHOWN_IN_ALL = 15;
/** A dry run holds so many events against the log: each is looked for in every month. */
const MOST_COMPARED = 50_000;

/** `perennial import KIND FILE.csv --map MAP.yaml [--dry-run]` */
export function importCommand(withPorts: WithPorts): Command {
  return new Command('import')
    .summary('Bring in the past from a CSV file')
    .description(
      'Bring in the past from a CSV file: accounts, their contacts, contracts, tickets, surveys, opportunities and ' +
        'other events come in as history, which counts and acts on nothing; users are colleagues.',
    )
    .addArgument(new Argument('<kind>', 'what a row is').choices([...importKinds]))
    .argument('<file>', 'the CSV file')
    .requiredOption('--map <file>', 'what its columns mean (docs/import.md)')
    .option('--dry-run', 'read and check everything, store nothing', false)
    .action(async (kind: string, file: string, { map, dryRun }: { map: string; dryRun: boolean }) => {
      if (!isImportKind(kind)) return;
      // Rows live shortly: without this V8 lets the heap grow to four times what is in use before it looks for the dead.
      setFlagsFromString('--heap-growing-percent=80');
      await withPorts(async (ports) => {
        const counts = await runImport(ports, { kind, file, map, dryRun });
        if (counts.refused > 0) process.exitCode = 2;
      });
    });
}

/** Imports a file and tells how it went. Throws `invalid` where file and map can't be used at all. */
export async function runImport(ports: ImportPorts, options: ImportOptions): Promise<ImportCounts> {
  const { kind, file, dryRun } = options;
  const { db, clock, print } = ports;
  const map = readMap(options);
  const size = sizeOf(file);
  const name = basename(file);
  const runtime = await ports.runtime(db);
  const refusedRows = refusedRowsFile(file);
  const shownRefusals: RefusedRow[] = [];
  const shownEvents = new Map<string, IncomingEvent[]>();
  let compared = { events: 0, known: 0, contradicting: 0 };
  const deliver = deliverImport(db, clock, kind);
  const progress = importProgress(size, `${dryRun ? 'Checking' : 'Importing'} ${name}`, print);
  const bytes = createReadStream(file);
  if (!dryRun) await tellImport(ports, kind, name);
  try {
    const counts = await importFile(
      {
        kind,
        map,
        file: name,
        bytes,
        openLookup: (lookup) => openLookup(lookup, options.map),
        zone: runtime.zone,
        now: clock.now(),
        needed: neededTypes(kind, runtime),
      },
      {
        open(opened) {
          refusedRows.writeAs(opened.format);
          for (const line of openedLines(name, opened)) print(line);
        },
        async deliver(events) {
          if (!dryRun) return ports.wake(await deliver(events));
          keepSome(events, shownEvents);
          if (compared.events >= MOST_COMPARED) return;
          const { known, contradicting } = await countKnownEvents(db, events, clock.now());
          compared = {
            events: compared.events + events.length,
            known: compared.known + known,
            contradicting: compared.contradicting + contradicting,
          };
        },
        bringPeople: (people) => bringPeople(db, clock, people, { actor: ACTOR, dryRun }),
        async refuse(row) {
          if (shownRefusals.length < SHOWN_REFUSALS) shownRefusals.push(row);
          await refusedRows.add(row);
        },
        progress: (soFar) => progress.update(bytes.bytesRead, soFar),
      },
    );
    progress.end(`${dryRun ? 'Checked' : 'Read'} ${name}: ${summary(counts)}`);
    for (const event of [...shownEvents.values()].flat()) print(eventLine(event));
    for (const line of outcomeLines(counts, dryRun)) print(line);
    for (const line of comparedLines(compared, counts)) print(line);
    for (const row of shownRefusals) for (const line of refusalLines(row)) print(line);
    if (counts.refused > shownRefusals.length) print(`… and ${number(counts.refused - shownRefusals.length)} more`);
    if (counts.refused > 0) print(`All refused rows, with why: ${refusedRows.path}`);
    return counts;
  } catch (error) {
    progress.end(`${name} was not read to its end`);
    throw error;
  } finally {
    bytes.destroy();
    await refusedRows.close();
  }
}

const ACTOR = `${commandLine.kind}:${commandLine.id}`;

/** As an import of the web app is in the log, whatever becomes of it. */
async function tellImport({ db, clock }: ImportPorts, kind: ImportKind, file: string): Promise<void> {
  const told = { at: clock.now(), actor: ACTOR, operation: 'start-import', input: { kind, file } };
  await db.transaction((tx) => recordAudit(tx, { ...told, before: null, after: { file, kind, check: false } }));
}

/** The first of each name, so that every event that a map makes of a row is seen. */
function keepSome(events: readonly IncomingEvent[], shown: Map<string, IncomingEvent[]>): void {
  let all = [...shown.values()].reduce((sum, some) => sum + some.length, 0);
  for (const event of events) {
    if (all >= SHOWN_IN_ALL) return;
    const some = shown.get(event.name) ?? [];
    if (some.length >= SHOWN_EVENTS) continue;
    shown.set(event.name, [...some, event]);
    all += 1;
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
