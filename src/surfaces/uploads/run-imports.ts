import { createReadStream, mkdirSync } from 'node:fs';
import { AppError, type Clock } from '#base';
import {
  bringPeople,
  countKnownEvents,
  deliverImport,
  endRun,
  type ImportCounts,
  type ImportRunRow,
  importFile,
  loadImportMap,
  neededTypes,
  noteRun,
  type Outcome,
  openNamed,
  takeRun,
  type UploadFiles,
} from '#domain/imports';
import type { Runtime, Wake } from '#engine';
import type { Db, Queryable } from '#platform/db';
import { startLoop } from '#platform/loop';
import { refusedRowsFile } from './refused-rows-file.ts';
import { runPath, uploadPath, uploadsIn } from './upload-folder.ts';

export interface RunPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly runtime: (db: Queryable) => Promise<Runtime>;
  readonly wake: Wake;
  readonly data: string;
  readonly files: UploadFiles;
  readonly failed: (error: unknown) => void;
}

export interface RunningImports {
  /** Stops what is under way where it is. */
  stop(): Promise<void>;
}

const LOOK_EVERY = 500;
/** So often it is told how far a run is, and heard whether it is to stop, in ms. */
const NOTE_EVERY = 400;
const SHOWN_REFUSALS = 50;
/** Each is looked for in every month of the log. */
const MOST_COMPARED = 50_000;

/** Runs imports as they are asked for, one after the other, until stopped. */
export function startImports(ports: RunPorts): RunningImports {
  let stopping = false;
  const loop = startLoop({ work: () => runNext(ports, () => stopping), every: LOOK_EVERY, failed: ports.failed });
  return {
    stop() {
      stopping = true;
      return loop.stop();
    },
  };
}

/** Ends a run where it is: asked for by a person, or because this process ends. */
class Stopped extends Error {}

/** Runs what has waited longest; false: nothing waits. */
export async function runNext(ports: RunPorts, stopping: () => boolean = () => false): Promise<boolean> {
  const { db, clock } = ports;
  const run = await takeRun(db, clock.now());
  if (run === undefined) return false;
  const progress = new Progress(ports, run, stopping);
  try {
    await bringIn(ports, run, progress);
    await endRun(db, run.id, { state: 'done', outcome: progress.outcome }, clock.now());
  } catch (error) {
    if (error instanceof Stopped) {
      // Whoever starts the process again finds it broken off, and may repeat it.
      if (!stopping()) await endRun(db, run.id, { state: 'cancelled', outcome: progress.outcome }, clock.now());
    } else {
      const message = error instanceof Error ? error.message : String(error);
      const problem = error instanceof AppError ? { problem: { ...error.details, reason: error.reason } } : {};
      const outcome = { ...progress.outcome, ...problem };
      await endRun(db, run.id, { state: 'failed', outcome, message }, clock.now());
    }
  } finally {
    progress.end();
  }
  return true;
}

/** How far a run is, kept beside it so that any browser sees it. */
class Progress {
  outcome: Outcome = {
    ...{ rows: 0, skipped: 0, refused: 0, repeated: 0, contradicting: 0 },
    events: {},
    people: { added: 0, changed: 0, unchanged: 0 },
    refusals: [],
  };
  bytesRead: () => number = () => 0;
  #isToStop = false;
  readonly #timer: NodeJS.Timeout;

  constructor(
    { db, clock, failed }: RunPorts,
    run: ImportRunRow,
    private readonly stopping: () => boolean,
  ) {
    this.#timer = setInterval(() => {
      noteRun(db, run.id, this.bytesRead(), this.outcome, clock.now()).then((stop) => {
        this.#isToStop ||= stop;
      }, failed);
    }, NOTE_EVERY);
  }

  count(counts: ImportCounts): void {
    const { rows, skipped, refused, repeated, contradicting, events, people } = counts;
    this.outcome = {
      ...this.outcome,
      rows,
      skipped,
      refused,
      repeated,
      contradicting,
      events: { ...events },
      people: { ...people },
    };
    if (this.#isToStop || this.stopping()) throw new Stopped();
  }

  end(): void {
    clearInterval(this.#timer);
  }
}

async function bringIn(ports: RunPorts, run: ImportRunRow, progress: Progress): Promise<void> {
  const { db, clock, wake, files } = ports;
  const { kind, dryRun } = run;
  const loaded = loadImportMap(run.map, kind);
  // It was checked when it was asked for.
  if ('problems' in loaded) throw new Error(loaded.problems[0]?.message);
  const folder = uploadsIn(ports.data);
  mkdirSync(folder, { recursive: true });
  const runtime = await ports.runtime(db);
  const refused = refusedRowsFile(runPath(folder, run.id));
  const deliver = deliverImport(db, clock, kind);
  const bytes = createReadStream(uploadPath(folder, run.upload));
  progress.bytesRead = () => bytes.bytesRead;
  let compared = { events: 0, known: 0, contradicting: 0 };
  try {
    const counts = await importFile(
      {
        kind,
        map: loaded.map,
        file: run.file,
        bytes,
        openLookup: await openNamed(db, files, loaded.map),
        zone: runtime.zone,
        now: clock.now(),
        needed: neededTypes(kind, runtime),
      },
      {
        open: ({ format }) => refused.writeAs(format),
        async deliver(events) {
          if (!dryRun) return wake(await deliver(events));
          if (compared.events >= MOST_COMPARED) return;
          const { known, contradicting } = await countKnownEvents(db, events, clock.now());
          compared = {
            events: compared.events + events.length,
            known: compared.known + known,
            contradicting: compared.contradicting + contradicting,
          };
          progress.outcome = { ...progress.outcome, compared };
        },
        bringPeople: (people) => bringPeople(db, clock, people, { actor: run.actor, dryRun }),
        async refuse(row) {
          const { line, problems } = row;
          const { refusals } = progress.outcome;
          if (refusals.length < SHOWN_REFUSALS) {
            const shown = { line, problems: problems.map((problem) => ({ ...problem })) };
            progress.outcome = { ...progress.outcome, refusals: [...refusals, shown] };
          }
          await refused.add(row);
        },
        progress: (counts) => progress.count(counts),
      },
    );
    progress.count(counts);
  } finally {
    bytes.destroy();
    await refused.close();
  }
}
