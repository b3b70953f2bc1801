import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../src/base/index.ts';
import { composeProduct } from '../../src/product.ts';
import type { FactReader } from '../../src/pure/expression/index.ts';
import { COURSES, courseOf, METRICS, windowsOf } from './evaluation-data.ts';

// The evaluator alone: the twenty compiled rules of playbooks/evaluation over snapshots in memory. Prints the time and a
// digest of which rules held for which account; a peer gets the very snapshots by the file that is written.
const { items, rounds, snapshotFile } = JSON.parse(process.argv[2] ?? '{}') as {
  items: number;
  rounds: number;
  snapshotFile: string;
};

const folder = 'bench/playbooks/evaluation';
const names = ['playbook.yaml', 'facts.yaml', 'signals.yaml'];
const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const loaded = composeProduct().load(files);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const rules = Object.values(loaded.playbook.signals);

type Snapshot = Readonly<Record<string, number>>;
const windows = Array.from({ length: COURSES }, (_, course) => windowsOf(course));
const snapshots = Array.from({ length: items }, (_, account): Snapshot => {
  const facts: Record<string, number> = {};
  METRICS.forEach((name, metric) => {
    const { sum, days, change } = windows[courseOf(account, metric)] ?? { sum: 0, days: 0, change: 0 };
    facts[`${name}.sum("30d")`] = sum;
    facts[`${name}.days("30d")`] = days;
    facts[`${name}.change("30d")`] = change;
  });
  return facts;
});

function evaluateAll(): string[] {
  const held: string[] = [];
  snapshots.forEach((snapshot, account) => {
    const read: FactReader = ({ id }) => snapshot[id];
    for (const { id, when } of rules) if (when?.evaluate(read) === true) held.push(`${account} ${id}`);
  });
  return held;
}

const held = evaluateAll();
const began = performance.now();
for (let round = 0; round < rounds; round++) evaluateAll();
const ms = (performance.now() - began) / rounds;
writeFileSync(snapshotFile, JSON.stringify(snapshots));
process.stdout.write(
  `${JSON.stringify({ snapshots: items, ms, held: held.length, digest: digestOf(held.sort().join()) })}\n`,
);
