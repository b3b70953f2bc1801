import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, measured, withDatabase } from '../surroundings.mjs';

/** A midnight: every account is looked at anew from the database; then the evaluator alone beside a peer's. */
export const evaluate = {
  names: ['evaluate'],
  async run({ amount, report, size, versions }) {
    const { accounts, signals, ms } = await withDatabase(async (server) =>
      measured('product/evaluate.ts', { url: await freshDatabase(server), items: amount(100_000) }),
    );
    report({
      row: 'evaluate',
      value: ms / 1000,
      unit: 's',
      over: `${accounts} accounts`,
      note: `10 metrics × 60 days and 20 rules each, loaded, looked at and stored; ${signals} signals raised, as many as counted by hand`,
      target: { most: 15 * size },
    });
    const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-'));
    try {
      const snapshotFile = join(folder, 'snapshots.json');
      const ours = await measured('product/rules.ts', { items: amount(20_000), rounds: 5, snapshotFile });
      const theirs = await measured('peers/json-rules-engine.mjs', { snapshotFile });
      if (ours.digest !== theirs.digest)
        throw new Error(`of the same snapshots ${ours.held} rules held here and ${theirs.held} at the peer`);
      const over = `${ours.snapshots} snapshots`;
      const [here, there] = [ours, theirs].map((one) => (one.snapshots / one.ms) * 1000);
      const unit = 'accounts/s';
      const note = `20 rules in memory, ${ours.held} held`;
      report({ row: 'evaluate', value: here, unit, over, note: `the evaluator alone: ${note}` });
      const who = `json-rules-engine ${versions['json-rules-engine']}`;
      report({ row: 'evaluate', who, value: there, unit, over, note: `${note}, the very same ones` });
      report({
        row: 'evaluate',
        value: here / there,
        unit: 'times the peer',
        note: 'the two above',
        target: { least: 20 },
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
