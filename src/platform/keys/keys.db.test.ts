import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { virtualClock } from '#base';
import { createRunner, type Runner } from '#platform/operations';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { createKey } from './create-key.ts';
import { ensureFirstKeys } from './first-keys.ts';
import { createKeyRing } from './key-ring.ts';
import { listKeys } from './list-keys.ts';
import { revokeKey } from './revoke-key.ts';

const clock = virtualClock(Date.parse('2026-03-02T09:00:00Z'));
const actor = { kind: 'cli', id: 'root', role: 'admin' } as const;
let database: TestDatabase;
let runner: Runner;

beforeEach(async () => {
  database = await testDatabase();
  const none = async () => [];
  runner = createRunner({
    db: database.db,
    clock,
    shardOf: () => 0,
    appendEvents: none,
    wake: () => {},
    newId: () => 'r',
  });
});
afterEach(() => database.close());

describe('the first start', () => {
  test('makes one admin and one write key, once, also when two processes start together', async () => {
    const made = await Promise.all([ensureFirstKeys(database.db, clock), ensureFirstKeys(database.db, clock)]);
    expect(made.filter((keys) => keys !== undefined)).toHaveLength(1);
    const keys = made.find((one) => one !== undefined);
    const ring = createKeyRing(database.db);
    expect(await ring.find(keys?.admin ?? '')).toMatchObject({ role: 'admin' });
    expect(await ring.find(keys?.write ?? '')).toMatchObject({ role: 'write' });
    expect(await ensureFirstKeys(database.db, clock)).toBeUndefined();
  });
});

describe('a key', () => {
  test('is shown once and stored as its digest alone', async () => {
    const { id, key } = await runner.run(createKey, { actor, input: { kind: 'write', label: 'Site' } });
    expect(key).toMatch(/^perennial_write_[\w-]{43}$/);
    const rows = await database.db.query('select * from api_key');
    const traces = [
      rows,
      await database.db.query('select * from audit'),
      await runner.run(listKeys, { actor, input: {} }),
    ];
    expect(JSON.stringify(traces)).not.toContain(key.slice(-43));
    expect(traces[2]).toMatchObject({ keys: [{ id, kind: 'write', label: 'Site', revokedAt: null }] });
  });

  test('that is revoked is refused, at once where the ring was told', async () => {
    const { id, key } = await runner.run(createKey, { actor, input: { kind: 'write', label: 'Site' } });
    const ring = createKeyRing(database.db);
    expect(await ring.find(key)).toEqual({ kind: 'key', id, role: 'write' });
    await runner.run(revokeKey, { actor, input: { id } });
    ring.forget();
    expect(await ring.find(key)).toBeUndefined();
    expect(await createKeyRing(database.db).find(key)).toBeUndefined();
  });

  test('that is scoped may do what it was given and nothing else, and gives no more than it has', async () => {
    const input = { kind: 'scoped', label: 'Portal', permissions: ['read', 'administer', 'read'] };
    const { id, key } = await runner.run(createKey, { actor, input });
    expect(key).toMatch(/^perennial_scoped_[\w-]{43}$/);
    const portal = await createKeyRing(database.db).find(key);
    expect(portal).toEqual({ kind: 'key', id, role: 'scoped', permissions: ['read', 'administer'] });
    if (portal === undefined) throw new Error('the key is unknown');
    const give = (more: object) => runner.run(createKey, { actor: portal, input: { label: 'Next', ...more } });
    await expect(give({ kind: 'admin' })).rejects.toMatchObject({ reason: 'more-than-you-may' });
    await expect(give({ kind: 'scoped', permissions: ['work'] })).rejects.toMatchObject({
      reason: 'more-than-you-may',
    });
    await give({ kind: 'scoped', permissions: ['read'] });
    const { keys } = await runner.run(listKeys, { actor, input: {} });
    expect(keys.find((one) => one.id === id)?.permissions).toEqual(['read', 'administer']);
    expect(keys.find(({ label }) => label === 'Next')?.permissions).toEqual(['read']);
  });

  test('names permissions only where it is scoped', async () => {
    for (const input of [
      { kind: 'scoped' },
      { kind: 'write', permissions: ['read'] },
      { kind: 'scoped', permissions: [] },
    ]) {
      const asked = runner.run(createKey, { actor, input: { label: 'x', ...input } });
      await expect(asked).rejects.toMatchObject({ reason: 'invalid-input' });
    }
  });

  test('is not revoked when it is the last admin key', async () => {
    await ensureFirstKeys(database.db, clock);
    const { keys } = await runner.run(listKeys, { actor, input: {} });
    const admin = keys.find((one) => one.kind === 'admin')?.id;
    await expect(runner.run(revokeKey, { actor, input: { id: admin } })).rejects.toMatchObject({
      reason: 'last-admin-key',
    });
    await runner.run(createKey, { actor, input: { kind: 'admin', label: 'Second' } });
    expect(await runner.run(revokeKey, { actor, input: { id: admin } })).toMatchObject({ id: admin });
  });
});
