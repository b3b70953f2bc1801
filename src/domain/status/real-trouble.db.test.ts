import { expect, test } from 'vitest';
import { HOUR } from '#base';
import { type Channel, deliverOnce, shardOf } from '#engine';
import { testDatabase } from '../../../test/database.ts';
import {
  anEvent,
  aWorker,
  failing,
  growing,
  plainRegistry,
  publish,
  publishedRuntime,
  send,
} from '../../../test/engine.ts';
import { testOperations } from '../../../test/operations.ts';
import { getStatus } from './get-status.ts';

const AT = Date.parse('2026-03-02T09:00:00.000Z');

/** A mail server that knows none of our readers. */
const refusing: Channel = {
  name: 'email',
  concurrency: 1,
  deliver: async () => ({ ok: false, permanent: true, reason: 'no such mailbox', wasOnWire: false }),
};

test('what goes wrong in the engine and on the wire is what status tells', async () => {
  const { db, close } = await testDatabase();
  await publish(db, growing, AT);
  const effects = failing('email', (account) => (account === 'acme' ? new Error('boom') : undefined));
  const worker = aWorker(db, AT, publishedRuntime({ ...plainRegistry, effects }));
  await send(db, AT, [
    anEvent('acme', 'upgrade.requested'),
    anEvent('globex', 'upgrade.requested'),
    anEvent('globex', 'service.used', { quantity: 'many' }),
  ]);
  await worker.drain();
  await deliverOnce(db, { now: () => AT }, [refusing], { random: () => 0.5 });
  // Nobody works on what comes now.
  await send(db, AT, [anEvent('initech', 'upgrade.requested')]);
  const status = await testOperations(db, AT + HOUR).run(getStatus({ version: '1', node: 'v20' }), {});
  expect(status.troubles.map(({ name, text }) => `${name}: ${text}`)).toEqual([
    'no-worker: No worker is running: what comes in is stored, and nothing moves.',
    expect.stringMatching(/^late-ticks: Work is late by 60 min; \d events and \d due times? wait/),
    'held-accounts: 1 account is held: events wait, nothing else of theirs moves.',
    'dead-letters: Messages were given up in the last 24 hours: 1 by email.',
    expect.stringMatching(/^quarantine: 1 event is in quarantine: 1 [a-z-]+\.$/),
  ]);
  expect(status.last_tick).toBe('2026-03-02T09:00:00.000Z');
  expect(status.versions.playbooks).toMatchObject([{ playbook: 'growing', version: '1', status: 'live', prepared: 1 }]);
  await close();
});

test('an account that is tried alone after a death is not held, and its events are late like others', async () => {
  const { db, close } = await testDatabase();
  await publish(db, growing, AT);
  await send(db, AT, [anEvent('acme', 'upgrade.requested')]);
  await db.query(
    `insert into held_account (shard, account, at, reason, suspect) values ($1, 'acme', to_timestamp(0), 'it was at work', true)`,
    [shardOf('acme')],
  );
  const status = await testOperations(db, AT + HOUR).run(getStatus({ version: '1', node: 'v20' }), {});
  expect(status.held_accounts).toBe(0);
  expect(status.troubles.map(({ name }) => name)).toContain('late-ticks');
  await close();
});
