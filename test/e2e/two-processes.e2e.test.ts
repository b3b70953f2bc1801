import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customer, introduce, recommend, segment, useNearlyAll } from './customer.ts';
import { eventually } from './eventually.ts';
import { CAME, ledgerOf, setAside } from './ledger.ts';
import { command, type Product } from './product.ts';
import { type Enrollment, noonZone, shiftTo, Trial, ZOE } from './trial.ts';

const customers = Array.from({ length: 30 }, (_, place) => customer(`p${place}`, 'Ann Lee'));
const WORKER = { SERVICES: 'worker,delivery' };
const WEB = { SERVICES: 'web' };

describe('several processes on one database', () => {
  let trial: Trial;
  let workers: Product[] = [];
  let shift = 0;

  beforeAll(async () => {
    trial = await Trial.open(noonZone());
  });
  afterAll(() => trial.close());

  const everyone = async (what: string, is: (one: Enrollment) => boolean): Promise<Enrollment[]> => {
    const found: Enrollment[] = [];
    for (const { account } of customers) found.push(await trial.enrollment(account, what, is));
    return found;
  };
  const come = (from: number, to: number): Promise<void> =>
    segment(trial.home, trial.keys.write, (client) => {
      for (const one of customers.slice(from, to)) {
        introduce(client, one, ZOE.email);
        useNearlyAll(client, one);
        recommend(client, one);
      }
    });
  const startAll = async (): Promise<void> => {
    const all = [trial.launch(shift, WEB), trial.launch(shift, WORKER), trial.launch(shift, WORKER)];
    for (const one of all) await one.up();
    workers = all.slice(1);
  };

  test('three start at once in an empty place: one set of keys, one version of each playbook', async () => {
    await startAll();
    expect(trial.products.filter(({ firstKeys }) => firstKeys !== undefined)).toHaveLength(1);
    const { versions } = await trial.ask<{ versions: object[] }>('list-playbooks', {});
    expect(versions).toEqual([expect.objectContaining({ playbook: 'service_upgrade', status: 'live' })]);
  });

  test('two workers share what comes in, and nothing is doubled', async () => {
    await trial.ask('add-person', ZOE);
    // The day of the week on which this runs must not matter.
    await trial.ask('set-setting', { key: 'workspace.quiet_hours', value: 'none' });
    // At once, so that both find work.
    await Promise.all([0, 5, 10, 15, 20, 25].map((from) => come(from, from + 5)));
    await everyone('waits for day 3', ({ waitsFor }) => waitsFor === 'the time of outreach');
    for (const one of customers)
      expect(await ledgerOf(trial, one)).toMatchObject({ events: CAME, opportunities: 1, mails: [] });
  });

  test('one worker is killed while mail is on the wire: the other goes on', { timeout: 300_000 }, async () => {
    const due = (await trial.enrollments(customers[0]?.account ?? ''))[0]?.dueAt ?? null;
    for (const product of trial.products) product.kill();
    await Promise.all(trial.products.map(({ ended }) => ended));
    trial.mail.next('data', () => {
      workers[0]?.kill();
      return undefined;
    });
    shift = shiftTo(due);
    workers = [trial.launch(shift, WORKER), trial.launch(shift, WORKER)];
    const web = trial.launch(shift, WEB);
    await web.up();
    await workers[0]?.ended;
    await eventually(
      'every mail has left or is in doubt',
      () => trial.messages(),
      (all) => all.length === customers.length && all.every(({ state }) => state === 'sent' || state === 'in_doubt'),
    );
    for (const { account, message, state } of await trial.messages()) {
      if (state !== 'in_doubt') continue;
      const { message_id: id } = await trial.ask<{ message_id: string }>('get-message', { account, message });
      const outcome = trial.mail.arrived.some(({ messageId }) => messageId === id) ? 'sent' : 'send_again';
      await trial.ask('resolve-in-doubt', { account, message, outcome });
    }
    await eventually(
      'every mail has arrived',
      async () => new Set(trial.mail.arrived.map(({ to }) => to?.[0]?.address)).size,
      (count) => count === customers.length,
    );
    for (const one of customers)
      expect(await ledgerOf(trial, one)).toEqual({
        events: { ...CAME, 'email.sent': 1 },
        tasks: [],
        opportunities: 1,
        mails: ['Ann, your account is growing, and that is good to see'],
        journeys: [expect.stringMatching(/^meeting\.booked or email\.replied/)],
      });
  });

  test('the one that is left does the work of both; a third takes over from it', async () => {
    const answer = (from: number, to: number): Promise<unknown> =>
      Promise.all(
        customers.slice(from, to).map(({ account }) => trial.ask('record-reply', { account, text: 'Perhaps.' })),
      );
    const asked = async (from: number, to: number): Promise<void> => {
      for (const { account } of customers.slice(from, to)) await trial.openTask(account, 'agree_a_time');
    };
    await answer(0, 10);
    await asked(0, 10);
    workers[1]?.kill();
    await workers[1]?.ended;
    await answer(10, 20);
    expect((await command(trial.home, 'why', 'p15')).stderr).toContain('No worker is running');
    await trial.start(shift, WORKER);
    await asked(10, 20);
    expect(await setAside(trial)).toEqual([]);
  });

  test('the last one to leave stops the database, the others do not', async () => {
    const { home, products } = trial;
    const running = products.filter((product) => product.isRunning);
    expect(running).toHaveLength(2);
    for (const [place, product] of running.entries()) {
      expect(await product.stop()).toEqual({ code: 0, signal: null });
      if (home.folder !== undefined) expect(home.postmaster() !== undefined).toBe(place === 0);
    }
  });
});
