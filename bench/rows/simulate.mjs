import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const DAYS = 90;

/** `perennial simulate`: planted customers, and what happened held against what was planted, account by account. */
export const simulate = {
  names: ['simulate'],
  async run({ amount, report }) {
    const accounts = amount(10_000);
    const began = performance.now();
    const place = ['simulate', 'playbooks/service-upgrade'];
    const args = [...place, '--accounts', `${accounts}`, '--days', `${DAYS}`, '--seed', '7', '--json'];
    const { status } = spawnSync(join(root, 'bin', 'perennial'), args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ms = performance.now() - began;
    report({
      row: 'simulate',
      value: ((accounts * DAYS) / ms) * 1000,
      unit: 'account-days/s',
      over: `${accounts} customers`,
      note: `${DAYS} days of planted customers, ${Math.round(ms / 1000)} s; found and planted held against each other`,
      target: { met: status === 0, text: 'equal, account by account' },
    });
  },
};
