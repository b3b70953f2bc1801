import { progress } from '@clack/prompts';
import type { ImportCounts } from '#domain/imports';

/** How far an import is, in bytes of the file, and what has come of its rows. */
export interface ImportProgress {
  update(bytes: number, counts: ImportCounts): void;
  end(message: string): void;
}

const STEPS = 100;
/** Without a terminal a line is written at each tenth: a log stays readable. */
const LINES = 10;
const NARROWEST = 60;

/** A bar on a terminal, plain lines elsewhere. `total` is the file's size in bytes. */
export function importProgress(total: number, label: string, print: (line: string) => void): ImportProgress {
  // Some terminals of scripts and CI tell no width; a bar would be broken after each character.
  const wide = process.stdout.isTTY && (process.stdout.columns ?? 0) >= NARROWEST;
  return wide ? bar(total, label) : lines(total, label, print);
}

function bar(total: number, label: string): ImportProgress {
  const shown = progress({ max: STEPS });
  let at = 0;
  shown.start(label);
  return {
    update(bytes, counts) {
      const next = Math.floor((bytes / Math.max(total, 1)) * STEPS);
      shown.advance(next - at, `${label}: ${summary(counts)}`);
      at = next;
    },
    end: (message) => shown.stop(message),
  };
}

function lines(total: number, label: string, print: (line: string) => void): ImportProgress {
  let at = 0;
  return {
    update(bytes, counts) {
      const next = Math.floor((bytes / Math.max(total, 1)) * LINES);
      if (next > at && next < LINES) print(`${label}: ${next * (100 / LINES)} %, ${summary(counts)}`);
      at = Math.max(at, next);
    },
    end: print,
  };
}

/** What has become of the rows so far: `2,000 rows, 3 skipped, 1 refused`. */
export function summary({ rows, skipped, refused }: ImportCounts): string {
  const parts = [`${number(rows)} ${rows === 1 ? 'row' : 'rows'}`];
  if (skipped > 0) parts.push(`${number(skipped)} skipped`);
  if (refused > 0) parts.push(`${number(refused)} refused`);
  return parts.join(', ');
}

export const number = (count: number): string => count.toLocaleString('en');
