import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

const MB = 1024;

/** Of a process, in MB: resident now, and at its highest so far. */
export function residentOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / MB;
  return { now: field('VmRSS'), highest: field('VmHWM') };
}

/** Of the server of a database with all its processes, in MB; what they share is counted once. */
export async function serverMemory(database) {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query("select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int as pid");
  const [{ pid }] = rows;
  let sum = 0;
  for (const one of [pid, ...childrenOf(pid)]) {
    const rollup = readFileSync(`/proc/${one}/smaps_rollup`, 'utf8');
    sum += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1]) / MB;
  }
  await client.end();
  return sum;
}

function childrenOf(parent) {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === String(parent);
  });
}
