import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machine, readmeTable, startReport, writeResults } from './report.mjs';
import { backTest } from './rows/back-test.mjs';
import { evaluate } from './rows/evaluate.mjs';
import { importFile } from './rows/import.mjs';
import { lists } from './rows/lists.mjs';
import { product } from './rows/product.mjs';
import { screens } from './rows/screens.mjs';
import { simulate } from './rows/simulate.mjs';
import { sleeping } from './rows/sleeping.mjs';
import { steps } from './rows/steps.mjs';
import { tick } from './rows/tick.mjs';
import { installPeers } from './surroundings.mjs';

// npm run bench [-- --only door,steps --size 0.1 --no-results | --readme]: what the product is measured by.
const PARTS = [product, tick, steps, evaluate, sleeping, lists, importFile, simulate, screens, backTest];
const ALL = PARTS.flatMap(({ names }) => names);
const results = join(dirname(fileURLToPath(import.meta.url)), 'results');
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: ALL.join() },
    /** Of the full amount: 0.01 is a smoke run. */
    size: { type: 'string', default: '1' },
    'no-results': { type: 'boolean', default: false },
    /** Prints the figures of the newest whole run as the README shows them, and measures nothing. */
    readme: { type: 'boolean', default: false },
  },
});
const say = (line) => process.stdout.write(`${line}\n`);

if (options.readme) say(readmeTable(results));
else await measure(options.only.split(','), Number(options.size));

async function measure(only, size) {
  const unknown = only.filter((name) => !ALL.includes(name));
  if (unknown.length > 0) throw new Error(`There is no row ${unknown.join()}; the rows are ${ALL.join(', ')}`);
  const versions = installPeers();
  const { rows, report } = startReport(say);
  const wants = (name) => only.includes(name);
  const amount = (full) => Math.max(100, Math.round((full * size) / 100) * 100);
  const began = performance.now();
  for (const part of PARTS) if (part.names.some(wants)) await part.run({ wants, amount, size, report, versions });
  say(`All of it took ${Math.round((performance.now() - began) / 1000)} s`);
  if (options['no-results']) return;
  // A part stands beside the whole of the day, not in its place.
  const part = ALL.every(wants) ? '' : `-${only.join('-')}`;
  say(`Written to ${writeResults(results, machine(size), rows, part)}.json and .md`);
}
