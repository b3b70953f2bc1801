import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { precondition } from '#base';

const BEAT = 1000;
const LOOK = 50;
/** A holder beats each second; one that is silent for 10 s has died, whatever process has its number now. */
const SILENT_LOOKS = 10_000 / LOOK;
const MOST_LOOKS = 120_000 / LOOK;

/** One process at a time makes, starts, adopts or stops the database of a folder. Waits up to 2 minutes for another. */
export async function withStartLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = join(folder, 'starting.lock');
  await take(file);
  let beats = 0;
  const beat = setInterval(() => void writeFile(file, textOf(++beats)).catch(ignore), BEAT);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<void> {
  let seen = '';
  let silent = 0;
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    if (await isMine(file)) return;
    const text = await readFile(file, 'utf8').catch(() => '');
    silent = text === seen ? silent + 1 : 0;
    seen = text;
    if (silent > SILENT_LOOKS || isOfTheDead(text)) await remove(file, text);
    else await sleep(LOOK);
  }
  throw precondition(
    'database-busy',
    `Another process is starting or stopping the database of this folder and does not come to an end (${file}). ` +
      'End that process, then try again.',
  );
}

const textOf = (beats: number): string => `${process.pid} ${beats}\n`;

async function isMine(file: string): Promise<boolean> {
  try {
    await writeFile(file, textOf(0), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isOfTheDead(text: string): boolean {
  const pid = Number.parseInt(text, 10);
  return pid > 0 && !isAlive(pid);
}

/** Two may see the same dead holder: whoever finds that it took a living one's file away puts it back. */
async function remove(file: string, text: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await rename(file, aside).catch(ignore);
  if ((await readFile(aside, 'utf8').catch(() => text)) !== text) await link(aside, file).catch(ignore);
  await rm(aside, { force: true });
}

/** Whether a process has this number, ours to signal or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function ignore(): void {}
