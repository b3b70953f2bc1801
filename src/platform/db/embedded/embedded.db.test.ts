import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { quietLog } from '#platform/log';
import { scratchFolder } from '../../../../test/scratch-folder.ts';
import { openServer } from '../server.ts';
import { type Embedded, openEmbedded } from './embedded.ts';

let folder: string;
const running = new Set<Embedded>();
beforeEach(async () => {
  folder = await scratchFolder('embedded');
});
afterEach(async () => {
  for (const each of running) await each.stop();
  running.clear();
  await rm(folder, { recursive: true });
});

async function open(data = folder): Promise<Embedded> {
  const embedded = await openEmbedded(data, quietLog(), { settings: { shared_buffers: '32MB' } });
  running.add(embedded);
  return embedded;
}

async function stop(embedded: Embedded): Promise<void> {
  running.delete(embedded);
  await embedded.stop();
}

async function query(url: string, text: string): Promise<unknown[]> {
  const db = openServer(url);
  try {
    return await db.query(text);
  } finally {
    await db.close();
  }
}

const postmaster = async (data = folder): Promise<number> =>
  Number((await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

/** A process that opens the database, says so, and then waits to be killed. */
async function openElsewhere(statement: string): Promise<ChildProcess> {
  const script = `
    import { openEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
    import { openServer } from ${JSON.stringify(join(import.meta.dirname, '..', 'server.ts'))};
    import { quietLog } from '#platform/log';
    const { url } = await openEmbedded(${JSON.stringify(folder)}, quietLog(), { settings: { shared_buffers: '32MB' } });
    await openServer(url).query(${JSON.stringify(statement)});
    process.stdout.write('open\\n');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface(child.stdout), 'line');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('the embedded database', () => {
  test('keeps what it was given from one start to the next, on the same port', async () => {
    const first = await open();
    expect(first.adopted).toBe(false);
    await query(first.url, 'create table kept as select 7 as seven');
    await stop(first);
    const second = await open();
    expect(second).toMatchObject({ adopted: false, url: first.url });
    expect(await query(second.url, 'select * from kept')).toEqual([{ seven: 7 }]);
  });

  test('lets nobody else read its data and its password', async () => {
    await open();
    expect((await stat(join(folder, 'postgres'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'postgres.json'))).mode & 0o777).toBe(0o600);
    const wrong = (await open()).url.replace(/:[^:@]+@/, ':wrong@');
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ reason: 'database-unreachable' });
  });

  test.runIf(process.getuid?.() === 0)('runs for root in a folder that only root may enter', async () => {
    const closed = await mkdtemp(join(homedir(), 'closed-'));
    await chmod(closed, 0o700);
    const embedded = await open(join(closed, 'data'));
    expect(await query(embedded.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop(embedded);
    await rm(closed, { recursive: true });
  });

  test('is adopted after the process that started it was killed', async () => {
    await kill(await openElsewhere('create table kept as select 7 as seven'));
    const pid = await postmaster();
    const embedded = await open();
    expect(embedded.adopted).toBe(true);
    expect(await postmaster()).toBe(pid);
    expect(await query(embedded.url, 'select * from kept')).toEqual([{ seven: 7 }]);
  });

  test('is ended by the last process that uses it, not by one that leaves earlier', async () => {
    const child = await openElsewhere('select 1');
    const embedded = await open();
    await stop(embedded);
    expect(await query(embedded.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await kill(child);
    await stop(await open());
    await expect(query(embedded.url, 'select 1')).rejects.toMatchObject({ reason: 'database-unreachable' });
  });

  test('comes back with everything acknowledged after it was killed itself', async () => {
    const first = await open();
    const lost = new Promise<Error>((resolve) => first.onLost(resolve));
    await query(first.url, 'create table kept as select 7 as seven');
    process.kill(await postmaster(), 'SIGKILL');
    expect(await lost).toBeInstanceOf(Error);
    const second = await open();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select * from kept')).toEqual([{ seven: 7 }]);
  });

  test('is started anew also at the very instant at which it is killed', async () => {
    for (let round = 0; round < 5; round++) {
      await open();
      process.kill(await postmaster(), 'SIGKILL');
      expect(await query((await open()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
    }
  });

  test('waits for those who still work for a server that was killed', async () => {
    const first = await open();
    const lost = new Promise<Error>((resolve) => first.onLost(resolve));
    // It looks up from its work only at the end.
    const busy = query(first.url, 'select count(*) from generate_series(1, 20000000)').catch(() => undefined);
    await expect
      .poll(() =>
        query(
          first.url,
          `select 1 from pg_stat_activity where query like '%generate_series%' and pid <> pg_backend_pid()`,
        ),
      )
      .toHaveLength(1);
    process.kill(await postmaster(), 'SIGKILL');
    await lost;
    expect((await open()).adopted).toBe(false);
    await busy;
  });

  test('is started once when two ask at the same time', async () => {
    const both = await Promise.all([open(), open()]);
    expect(both.map((embedded) => embedded.adopted).sort()).toEqual([false, true]);
    expect(new Set(both.map((embedded) => embedded.url)).size).toBe(1);
  });

  test('starts although its pid file names a process that is none of its own', async () => {
    await stop(await open());
    await writeFile(join(folder, 'postgres', 'postmaster.pid'), `${process.pid}\n/x\n1\n5432\n\n\n\nready\n`);
    expect((await open()).adopted).toBe(false);
  });

  test('throws away what an interrupted first start left', async () => {
    await mkdir(join(folder, 'postgres.new'));
    await writeFile(join(folder, 'postgres.new', 'PG_VERSION'), '18\n');
    await writeFile(join(folder, 'starting.lock'), '999999999 3\n');
    expect(await query((await open()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('refuses data of another version, and says what to do', async () => {
    await stop(await open());
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '12\n');
    await expect(open()).rejects.toMatchObject({ reason: 'data-of-another-version' });
  });

  test('takes another port when its own is taken', async () => {
    const first = await open();
    await stop(first);
    const { createServer } = await import('node:net');
    const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
    await once(squatter, 'listening');
    const second = await open();
    expect(second.url).not.toBe(first.url);
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    squatter.close();
  });
});
