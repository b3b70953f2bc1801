import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Project, readProject } from './architecture/project.ts';
import { rules } from './architecture/rules.ts';

const root = join(import.meta.dirname, '..');
const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> };
const product = readProject(root, imports);

function violationsOf(rule: string, project: Project): string[] {
  const check = rules[rule];
  if (check === undefined) throw new Error(`no rule is named ${rule}`);
  return project.modules.flatMap((module) =>
    check(module, project).map((one) => `${one.path}:${one.line} ${one.message}`),
  );
}

/** The lines of a fixture that end in `// planted`. */
function plantedIn(fixture: Project): string[] {
  return fixture.modules.flatMap((module) =>
    module.tree.text
      .split('\n')
      .flatMap((line, index) => (line.endsWith('// planted') ? [`${module.path}:${index + 1}`] : [])),
  );
}

test('the check has read every layer: a tool that has read nothing reports nothing', () => {
  expect(product.modules.length).toBeGreaterThan(0);
  for (const layer of ['base', 'pure', 'platform', 'engine', 'domain', 'surfaces', 'main.ts']) {
    const own = product.modules.filter((module) => module.path.startsWith(`src/${layer}`));
    expect(own.length, layer).toBeGreaterThan(0);
  }
  expect(product.modules.flatMap((module) => module.imports).length).toBeGreaterThan(product.modules.length);
});

test('account-scoped tables are known from the migrations', () => {
  expect([...product.accountTables]).toEqual(
    expect.arrayContaining(['inbox', 'event', 'account', 'enrollment', 'task']),
  );
  expect(product.accountTables.has('identity')).toBe(false);
});

describe.each(Object.keys(rules))('%s', (rule) => {
  test('finds what is planted, and nothing beside it', () => {
    const fixture = readProject(join(import.meta.dirname, 'architecture/fixtures', rule), imports);
    const planted = plantedIn(fixture);
    const found = violationsOf(rule, fixture).map((one) => one.split(' ')[0]);
    expect(planted.length).toBeGreaterThan(0);
    expect([...new Set(found)].sort()).toEqual(planted.sort());
  });

  test('the product keeps it', () => {
    expect(violationsOf(rule, product)).toEqual([]);
  });
});
