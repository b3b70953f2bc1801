import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customer, introduce, recommend, useNearlyAll } from '../e2e/customer.ts';
import { eventually } from '../e2e/eventually.ts';
import { CAME, ledgerOf, setAside } from '../e2e/ledger.ts';
import { command, type Product, startCommand } from '../e2e/product.ts';
import { noonZone, Trial, ZOE } from '../e2e/trial.ts';
import { databaseOf } from './database-of.ts';
import { sendUntilTaken } from './sender.ts';

const WORKER = { SERVICES: 'worker,delivery' };
const customers = Array.from({ length: 12 }, (_, n) => customer(`w${n}`, 'Ann Lee'));
const IMPORTED = Array.from({ length: 20 }, (_, n) => `i${n}`);
const ROWS_EACH = 400;

describe('killed while it works', () => {
  let trial: Trial;
  const workers: Product[] = [];

  beforeAll(async () => {
    trial = await Trial.open(noonZone());
    await trial.start(0, { SERVICES: 'web' });
    workers.push(trial.launch(0, WORKER), trial.launch(0, WORKER));
    for (const worker of workers) await worker.up();
    await trial.ask('add-person', ZOE);
  });
  afterAll(() => trial.close());

  test('one of two workers, again and again: everything is done once, and nobody is held for it', {
    timeout: 300_000,
  }, async () => {
    for (const [place, one] of customers.entries()) {
      await sendUntilTaken(trial, (client) => {
        introduce(client, one, ZOE.email);
        useNearlyAll(client, one);
        recommend(client, one);
      });
      if (place % 3 !== 2) continue;
      const turn = Math.floor(place / 3) % 2;
      await sleep(Math.random() * 80);
      workers[turn]?.kill();
      await workers[turn]?.ended;
      workers[turn] = trial.launch(0, WORKER);
    }
    for (const { account } of customers)
      await trial.enrollment(account, 'waits for day 3', ({ waitsFor }) => waitsFor === 'the time of outreach');
    for (const one of customers)
      expect(await ledgerOf(trial, one)).toMatchObject({ events: CAME, opportunities: 1, mails: [] });
    expect(await setAside(trial)).toEqual([]);
  });

  test('the import, in the middle: imported again, each row is there once', { timeout: 300_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'perennial-import-'));
    const [file, map] = [join(folder, 'usage.csv'), join(folder, 'usage.map.yaml')];
    const rows = Array.from({ length: ROWS_EACH }, (_, n) =>
      IMPORTED.map((account) => `${account}-${n},${account},2026-01-${String(1 + (n % 28)).padStart(2, '0')},${n}`),
    );
    await writeFile(file, `id,account,day,quantity\n${rows.flat().join('\n')}\n`);
    await writeFile(
      map,
      'event: service.used\nkey: [id]\ncolumns:\n  account: account\n  time: day\n  quantity: { column: quantity, to: number }\n',
    );
    const recorded = async (account: string): Promise<number> => (await trial.events(account, 'service.used')).length;
    const db = await databaseOf(trial.home);
    const come = async (): Promise<number> => {
      const [row] = await db.query<{ count: number }>(
        `select (select count(*) from inbox where lane = 2) + (select count(*) from event where source = 'import:events') as count`,
      );
      return row?.count ?? 0;
    };
    let kills = 0;
    for (const part of [0.1, 0.4, 0.7]) {
      const running = startCommand(trial.home, 'import', 'events', file, '--map', map);
      const until = eventually(
        'so many rows have come in',
        come,
        (count) => count > part * ROWS_EACH * IMPORTED.length,
      );
      // It may come to its end before.
      await Promise.race([until.catch(() => undefined), running.ran]);
      running.kill();
      const ran = await running.ran;
      if (ran.signal === 'SIGKILL') kills++;
      else expect(ran).toMatchObject({ code: 0 });
      await until;
    }
    expect(kills).toBeGreaterThan(0);
    expect(await command(trial.home, 'import', 'events', file, '--map', map)).toMatchObject({ code: 0 });
    await db.close();
    for (const account of IMPORTED) {
      await eventually(
        `${account} has all rows`,
        () => recorded(account),
        (count) => count >= ROWS_EACH,
      );
      const events = await trial.events(account, 'service.used');
      expect(events.map(({ properties }) => properties.quantity).sort((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: ROWS_EACH }, (_, n) => n),
      );
    }
    expect(await setAside(trial)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
