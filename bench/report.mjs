import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';

/** Collects rows, says each as it comes, and knows whether its target was met. */
export function startReport(say) {
  const rows = [];
  return {
    rows,
    /** `target`: `least`, `most` or `below` a value, or `{ met, text }`. */
    report({ row, who = 'Perennial', value, unit, over = '', note, target }) {
      const aim = target === undefined ? undefined : aimOf(target, value);
      rows.push({
        row,
        who,
        value,
        unit,
        over,
        note,
        ...(aim === undefined ? {} : { target: aim.text, met: aim.met }),
      });
      const verdict = aim === undefined ? '' : `  ${aim.text}: ${aim.met ? 'met' : 'MISSED'}`;
      say(
        `${row.padEnd(9)} ${who.padEnd(26)} ${`${figure(value)} ${unit}`.padEnd(32)}${verdict}\n${' '.repeat(10)}${note}`,
      );
    },
  };
}

function aimOf({ least, most, below, met, text }, value) {
  if (least !== undefined) return { text: `≥ ${figure(least)}`, met: value >= least };
  if (most !== undefined) return { text: `≤ ${figure(most)}`, met: value <= most };
  if (below !== undefined) return { text: `< ${figure(below)}`, met: value < below };
  return { text, met };
}

/** Three digits that count. */
function figure(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

/** Where and when: without it no figure means anything. */
export function machine(size) {
  const [{ model } = {}] = os.cpus();
  const date = new Date().toISOString().slice(0, 10);
  return { date, cpus: os.cpus().length, cpu: model, memory: os.totalmem(), node: process.version, size };
}

/** Writes `<date>-<machine><part>.json` and .md; gives the path without an ending. */
export function writeResults(folder, about, rows, part) {
  const cpu = (about.cpu ?? 'cpu').replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  const path = join(folder, `${about.date}-${about.cpus}x-${cpu}${part}`);
  writeFileSync(`${path}.json`, `${JSON.stringify({ ...about, part, rows }, undefined, 2)}\n`);
  writeFileSync(`${path}.md`, page(about, rows));
  return path;
}

function page(about, rows) {
  const smoke =
    about.size === 1 ? '' : `\nAmounts were ${about.size} of the full ones: a smoke run, not a measurement.\n`;
  return `# ${placeOf(about)}

The same embedded PostgreSQL for all; client, worker and server share the machine. ${summary(rows)}
${smoke}
${table(rows)}
`;
}

const placeOf = ({ date, cpus, cpu, memory, node }) =>
  `${date}, ${cpus} × ${cpu}, ${Math.round(memory / 2 ** 30)} GB, Node ${node}`;

function summary(rows) {
  const aimed = rows.filter(({ met }) => met !== undefined);
  const missed = aimed.filter(({ met }) => !met);
  if (missed.length === 0) return `All ${aimed.length} targets were met.`;
  const which = missed.map(({ row, unit }) => `${row} (${unit})`).join(', ');
  return `${aimed.length - missed.length} of ${aimed.length} targets were met; missed: ${which}.`;
}

function table(rows) {
  const lines = rows.map(({ row, who, value, unit, over, note, target = '', met }) => {
    const verdict = met === undefined ? '' : met ? 'met' : '**missed**';
    return `| ${row} | ${who} | ${figure(value)} ${unit} | ${target} | ${verdict} | ${over} | ${note} |`;
  });
  return `| row | who | figure | target | | over | how |
| --- | --- | ---: | ---: | --- | --- | --- |
${lines.join('\n')}`;
}

/** The figures of the newest whole run with a target, as a table for the README. */
export function readmeTable(folder) {
  const whole = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const runs = whole.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const [newest] = runs
    .filter(({ part, size, rows }) => part === '' && size === 1 && rows.some(({ target }) => target !== undefined))
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  if (newest === undefined) throw new Error('There is no whole run in bench/results: npm run bench makes one');
  const lines = newest.rows
    .filter(({ target }) => target !== undefined)
    .map(
      ({ row, value, unit, over, target, met }) =>
        `| ${row} | ${figure(value)} ${unit} | ${target}${met ? '' : ', missed'} | ${over} |`,
    );
  return `${placeOf(newest)}:

| | figure | target | over |
| --- | ---: | ---: | --- |
${lines.join('\n')}
`;
}
