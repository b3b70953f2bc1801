import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TROUBLES, troublesTable } from '#domain/status';
import { createMetrics, metricsTable } from '#surfaces/http';
import { composeProduct } from '../../src/product.ts';

const page = await readFile(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');

/** The table under the heading that its first line is. */
function tableIn(text: string, head: string): string {
  const from = text.indexOf(head);
  return from < 0 ? '' : (text.slice(from).split('\n\n')[0] ?? '').trimEnd();
}

test('the page lists every trouble that status can tell, as the code has them', () => {
  expect(tableIn(page, '| name | level | when |')).toBe(troublesTable());
});

test('the page lists every metric that there is, as the code has them', () => {
  expect(tableIn(page, '| metric | type |')).toBe(metricsTable());
});

test('every metric of the page is registered, and every one of ours that is registered is on the page', async () => {
  const registered = createMetrics({ processMetrics: false }).names();
  const listed = [...tableIn(page, '| metric | type |').matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect([...registered].sort()).toEqual([...listed].sort());
  const named = new Set([...page.matchAll(/perennial_[a-z_]+/g)].map(([name]) => name));
  expect([...named].filter((name) => !registered.includes(name))).toEqual([]);
});

test('every command that a trouble names is there', () => {
  const commands = new Set(
    composeProduct()
      .operations.filter(({ doors }) => doors.includes('cli'))
      .map(({ name }) => name),
  );
  const named = Object.values(TROUBLES).flatMap(({ do: todo }) =>
    [...todo.matchAll(/perennial ([a-z-]+)/g)].map(([, name]) => name),
  );
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => name === undefined || !commands.has(name))).toEqual([]);
});
