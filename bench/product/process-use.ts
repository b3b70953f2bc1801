import { readdirSync, readFileSync } from 'node:fs';

/** What processes have used of CPU so far, in ms: Linux counts it in hundredths of a second. */
export function cpuOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + (cpuMs(pid) ?? 0), 0);
}

/** The children of a process: of the postmaster, all that PostgreSQL does. */
export function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => fields(pid)?.[1] === String(parent));
}

function cpuMs(pid: number): number | undefined {
  const read = fields(pid);
  return read === undefined ? undefined : (Number(read[11]) + Number(read[12])) * 10;
}

/** Those of /proc/<pid>/stat after the name, which may hold blanks. */
function fields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}
