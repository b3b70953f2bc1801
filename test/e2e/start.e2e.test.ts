import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customer, introduce, segment, useNearlyAll } from './customer.ts';
import { eventually } from './eventually.ts';
import { command, type Problem, type Product } from './product.ts';
import { Trial, ZOE } from './trial.ts';

interface Listed {
  readonly name: string;
  readonly kind: string;
  readonly holders: readonly string[];
}

const ann = customer('acme', 'Ann Lee');

describe('starting, asking, stopping', () => {
  let trial: Trial;
  let product: Product;

  beforeAll(async () => {
    trial = await Trial.open();
  });
  afterAll(() => trial.close());

  const health = async (): Promise<number | undefined> => {
    const response = await fetch(`http://127.0.0.1:${trial.home.port}/health`).catch(() => undefined);
    await response?.arrayBuffer();
    return response?.status;
  };

  test('a first start that cannot serve says why, and does not swallow the keys', async () => {
    const other = createServer().listen(trial.home.port, '127.0.0.1');
    const failed = trial.launch();
    expect(await failed.ended).toEqual({ code: 1, signal: null });
    expect(failed.said).toContain(
      `Port ${trial.home.port} is taken on 127.0.0.1. Stop what uses it, or choose another with PORT.`,
    );
    expect(failed.firstKeys).toBeUndefined();
    expect(trial.home.postmaster()).toBeUndefined();
    await new Promise((resolve) => other.close(resolve));
  });

  test('the first start that serves prints where it is, its keys and how its owner is set up, once', async () => {
    product = await trial.start();
    expect(product.said).toContain(`Perennial runs on http://localhost:${trial.home.port}`);
    expect(product.said).toMatch(/set up {5}http:\S+\/set-up\?token=\S+/);
    expect(product.firstKeys).toEqual({
      admin: expect.stringMatching(/^perennial_admin_/),
      write: expect.stringMatching(/^perennial_write_/),
    });
  });

  test('no operation answers without a key, or to one that nobody gave', async () => {
    for (const { name } of await operations()) {
      const { status, body } = await trial.call<Problem>(name, {}, { key: undefined });
      expect({ name, status, reason: body.reason }).toEqual({ name, status: 401, reason: 'no-key' });
      const other = await trial.call<Problem>(name, {}, { key: 'perennial_admin_nobody' });
      expect({ name, status: other.status }).toEqual({ name, status: 401 });
    }
    const list = await fetch(`http://127.0.0.1:${trial.home.port}/api`);
    expect(list.status).toBe(401);
  });

  test('a write key opens what says so, and nothing else', async () => {
    const all = await operations();
    const admins = all.filter(({ holders }) => !holders.includes('write')).map(({ name }) => name);
    expect(admins).toContain('create-key');
    for (const { name, holders } of all) {
      const { status, body } = await trial.call<Problem>(name, {}, { key: trial.keys.write });
      if (holders.includes('write')) expect({ name, is: [401, 403].includes(status) }).toEqual({ name, is: false });
      else expect({ name, status, reason: body.reason }).toEqual({ name, status: 403, reason: 'role-not-allowed' });
    }
  });

  test('why explains while it serves, with nothing to warn of', async () => {
    await trial.ask('add-person', ZOE);
    // The day of the week on which this runs must not matter.
    await trial.ask('set-setting', { key: 'workspace.quiet_hours', value: 'none' });
    await segment(trial.home, trial.keys.write, (client) => {
      introduce(client, ann, ZOE.email);
      useNearlyAll(client, ann);
    });
    await trial.enrollment(ann.account, 'is enrolled', ({ status }) => status === 'running');
    const why = await command(trial.home, 'why', ann.account);
    expect(why).toMatchObject({ code: 0, stderr: '' });
    expect(why.stdout).toContain('Expansion score (service_upgrade.expansion): 65 of 100, nurture');
  });

  test('who asks about an account that nobody knows is told how to find one', async () => {
    const why = await command(trial.home, 'why', 'amce');
    expect(why).toMatchObject({ code: 1, stdout: '' });
    expect(why.stderr).toContain('Nothing has been recorded of an account amce');
    expect(why.stderr).not.toContain('    at ');
  });

  test('a port in use is said so, with what to do; the one that uses it serves on', async () => {
    const second = trial.launch();
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.said).toContain(
      `Port ${trial.home.port} is taken on 127.0.0.1. Stop what uses it, or choose another with PORT.`,
    );
    expect(second.said).not.toContain('    at ');
    expect(await health()).toBe(200);
    expect((await trial.call('list-people', {})).status).toBe(200);
  });

  test('PostgreSQL that is killed under it comes back', async () => {
    const killed = trial.home.postmaster();
    // On a server by URL it is not ours to start.
    if (killed === undefined) return;
    process.kill(killed, 'SIGKILL');
    await eventually(
      'an answer from a new PostgreSQL',
      async () => ({ postmaster: trial.home.postmaster(), status: (await trial.call('list-people', {})).status }),
      ({ postmaster, status }) => postmaster !== undefined && postmaster !== killed && status === 200,
    );
  });

  test('Ctrl-C ends it in order: code 0, and no PostgreSQL stays behind', async () => {
    expect(await product.stop()).toEqual({ code: 0, signal: null });
    // Between them a line of the log may tell what was under way.
    expect(product.said).toMatch(/Stopping\n(\{.*\}\n)*Stopped\n$/);
    expect(trial.home.postmaster()).toBeUndefined();
    expect(await health()).toBeUndefined();
  });

  test('while nothing runs, why explains all the same and says that no worker does', async () => {
    const why = await command(trial.home, 'why', ann.account);
    expect(why.code).toBe(0);
    expect(why.stdout).toContain('Expansion score (service_upgrade.expansion): 65 of 100, nurture');
    expect(why.stderr).toContain('No worker is running');
    expect(trial.home.postmaster()).toBeUndefined();
  });

  test('the second start answers soon, knows everything and shows no key again', async () => {
    const began = performance.now();
    product = trial.launch();
    while ((await health()) !== 200) await new Promise((resolve) => setTimeout(resolve, 10));
    const took = performance.now() - began;
    process.stdout.write(`The second start answered after ${(took / 1000).toFixed(2)} s\n`);
    await product.up();
    expect(product.firstKeys).toBeUndefined();
    expect(await trial.enrollments(ann.account)).toHaveLength(1);
  });

  test('a setting that is wrong is named before anything starts', async () => {
    const wrong = trial.launch(0, { SERVICES: 'web,wroker', SMTP_URL: 'mail.example' });
    expect(await wrong.ended).toEqual({ code: 1, signal: null });
    expect(wrong.said).toContain('SERVICES must be some of web,worker,delivery');
    expect(wrong.said).toContain('SMTP_URL must be an address that begins with smtp://');
    expect(wrong.said).not.toContain('    at ');
  });

  async function operations(): Promise<readonly Listed[]> {
    const response = await fetch(`http://127.0.0.1:${trial.home.port}/api`, {
      headers: { authorization: `Bearer ${trial.keys.admin}` },
    });
    const { operations: listed } = (await response.json()) as { operations: Listed[] };
    expect(listed.length).toBeGreaterThan(30);
    return listed;
  }
});
