import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customer, introduce, recommend, useNearlyAll } from '../e2e/customer.ts';
import { eventually } from '../e2e/eventually.ts';
import { openEmbeddedHome } from '../e2e/home.ts';
import { CAME, ledgerOf, setAside } from '../e2e/ledger.ts';
import type { Product } from '../e2e/product.ts';
import { noonZone, shiftTo, Trial, ZOE } from '../e2e/trial.ts';
import { type Refused, sendUntilTaken } from './sender.ts';

const customers = Array.from({ length: 12 }, (_, n) => customer(`s${n}`, 'Ann Lee'));
/** How it is ended: fast (as `pg_ctl stop -m fast` does), at once, without a word. */
const WAYS = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;
const AWAY_FOR = 1000;

describe('PostgreSQL that is stopped under the product and comes back', () => {
  let trial: Trial;
  let product: Product;
  let folder: string;

  beforeAll(async () => {
    const home = await openEmbeddedHome();
    folder = home.folder;
    trial = await Trial.open(noonZone(), home);
    product = await trial.start();
    await trial.ask('add-person', ZOE);
    await trial.ask('set-setting', { key: 'workspace.quiet_hours', value: 'none' });
  });
  afterAll(() => trial.close());

  /** Ended, and kept from starting again for a while: whoever starts it waits for this file. */
  async function away(signal: (typeof WAYS)[number]): Promise<void> {
    const lock = join(folder, 'starting.lock');
    await writeFile(lock, `${process.pid} 0\n`, { flag: 'wx' });
    const postmaster = trial.home.postmaster();
    if (postmaster === undefined) throw new Error('PostgreSQL does not run');
    process.kill(postmaster, signal);
    await sleep(AWAY_FOR);
    await rm(lock);
    await eventually(
      'PostgreSQL is back',
      async () => trial.home.postmaster(),
      (pid) => pid !== undefined && pid !== postmaster,
    );
  }

  test('senders are told to come again, and each of their events is there once', { timeout: 300_000 }, async () => {
    const refused: Refused[] = [];
    let outages = Promise.resolve();
    for (const [place, one] of customers.entries()) {
      const way = place % 4 === 1 ? WAYS[Math.floor(place / 4)] : undefined;
      if (way !== undefined) outages = outages.then(() => away(way));
      const told = await sendUntilTaken(trial, (client) => {
        introduce(client, one, ZOE.email);
        useNearlyAll(client, one);
        recommend(client, one);
      });
      refused.push(...told);
      if (place % 4 === 3) await outages;
    }
    await outages;
    expect(refused.length).toBeGreaterThanOrEqual(WAYS.length);
    for (const one of refused) expect(one).toEqual({ status: 503, retryAfter: '2', reason: 'database-away' });
    for (const { account } of customers)
      await trial.enrollment(account, 'waits for day 3', ({ waitsFor }) => waitsFor === 'the time of outreach');
    for (const one of customers)
      expect(await ledgerOf(trial, one)).toMatchObject({ events: CAME, opportunities: 1, mails: [] });
    expect(await setAside(trial)).toEqual([]);
    expect(product.isRunning).toBe(true);
  });

  test('mails that are on the wire meanwhile are settled when it is back: none in doubt, each once', {
    timeout: 300_000,
  }, async () => {
    const [{ dueAt } = { dueAt: null }] = await trial.enrollments(customers[0]?.account ?? '');
    await product.stop();
    let outage: Promise<void> | undefined;
    trial.mail.next('data', () => {
      outage = away('SIGKILL');
      return undefined;
    });
    product = await trial.start(shiftTo(dueAt));
    await eventually(
      'every mail is sent',
      async () => (outage === undefined ? [] : outage.then(() => trial.messages()).catch(() => [])),
      (all) => all.length === customers.length && all.every(({ state }) => state === 'sent'),
      30_000,
    );
    for (const one of customers)
      expect(await ledgerOf(trial, one)).toMatchObject({
        events: { ...CAME, 'email.sent': 1 },
        mails: ['Ann, your account is growing, and that is good to see'],
      });
    expect(await setAside(trial)).toEqual([]);
  });

  test('it ends in order afterwards', async () => {
    expect(await product.stop()).toEqual({ code: 0, signal: null });
    expect(trial.home.postmaster()).toBeUndefined();
  });
});
