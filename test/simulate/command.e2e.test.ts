import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import type { Simulated } from '#simulation';

const left = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('perennial-simulation-'));

test('two processes share a simulation, say nothing beside it, and leave nothing behind', { timeout: 300_000 }, () => {
  const before = left();
  const args = ['--accounts', '40', '--days', '30', '--seed', '3', '--processes', '2', '--json'];
  const { DATABASE_URL: _, ...env } = process.env;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['bin/perennial', 'simulate', 'playbooks/service-upgrade', ...args],
    { encoding: 'utf8', env },
  );
  expect(stderr).toBe('');
  const { truth, measured, equal } = JSON.parse(stdout) as Simulated;
  expect(measured).toEqual(truth);
  expect(truth.accounts).toBe(40);
  expect([equal, status]).toEqual([true, 0]);
  expect(left().filter((name) => !before.includes(name))).toEqual([]);
});
