import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { databaseOf } from './database-of.ts';

const run = promisify(execFile);

/** A disk that can be filled and emptied again. */
export interface SmallDisk {
  /** For DATA. */
  readonly folder: string;
  /** Whether it is a file system of its own; else PostgreSQL is made to say what it says on a full one. */
  readonly isReal: boolean;
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
  remove(): Promise<void>;
}

const SIZE = '220m';

/** A file system in memory where this process may mount one (root on most machines); where not, triggers stand in. */
export async function smallDisk(): Promise<SmallDisk> {
  const place = await mkdtemp(join(tmpdir(), 'perennial-disk-'));
  const folder = join(place, 'data');
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0755`, 'tmpfs', place]).then(
    () => true,
    () => false,
  );
  await mkdir(folder);
  const remove = async (): Promise<void> => {
    // What holds a file in it open has just been killed.
    if (mounted) await run('umount', ['-l', place]);
    await rm(place, { recursive: true, force: true });
  };
  return { folder, isReal: mounted, remove, ...(mounted ? ofFiles(join(place, 'filler')) : ofTriggers(folder)) };
}

function ofFiles(filler: string): Pick<SmallDisk, 'fill' | 'makeRoom'> {
  return {
    async fill() {
      const file = await open(filler, 'a');
      for (const size of [1024 * 1024, 4096]) {
        const chunk = Buffer.alloc(size, 1);
        while (
          await file.write(chunk).then(
            ({ bytesWritten }) => bytesWritten === size,
            () => false,
          )
        );
      }
      await file.close();
    },
    makeRoom: () => rm(filler),
  };
}

/** Tables that grow with what comes in and with what ticks do. */
const GROWING = ['inbox', 'event', 'account', 'enrollment', 'timer'];

function ofTriggers(folder: string): Pick<SmallDisk, 'fill' | 'makeRoom'> {
  const ask = async (...statements: string[]): Promise<void> => {
    const db = await databaseOf({ environment: {}, folder });
    for (const statement of statements) await db.query(statement);
    await db.close();
  };
  return {
    fill: () =>
      ask(
        `create function no_room() returns trigger language plpgsql as $$ begin
           raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`,
        ...GROWING.map((table) => `create trigger no_room before insert on ${table} execute function no_room()`),
      ),
    makeRoom: () => ask('drop function no_room cascade'),
  };
}
