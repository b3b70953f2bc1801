import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TROUBLES, troublesTable } from '#domain/status';
import { cliProgram } from '#surfaces/cli';
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

test('every command that a trouble or the page names is there', () => {
  const unused = (): never => {
    throw new Error('no command is run here');
  };
  const { operations, load, runtimeOf } = composeProduct();
  const ports = { operations, load, runtimeOf, withStore: unused, simulate: unused, serve: unused, publicUrl: unused };
  const commands = new Set(cliProgram({ ...ports, print: unused }).commands.map((command) => command.name()));
  const texts = [page, ...Object.values(TROUBLES).map(({ do: todo }) => todo)];
  const named = texts.flatMap((text) =>
    [...text.matchAll(/\bperennial ([a-z]+(?:-[a-z]+)*)/g)].map(([, name]) => name),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => name === undefined || !commands.has(name))).toEqual([]);
});
