import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runScenario } from '#simulation';
import { readFolder } from '#surfaces/cli';
import { composeProduct } from '../../src/product.ts';

const product = composeProduct();

const shipped = [...readdirSync('playbooks').map((name) => `playbooks/${name}`), 'examples/quiet-customers'];

describe.each(shipped)('the playbook in %s', (folder) => {
  const loaded = product.load(readFolder(folder));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, undefined, 1));
  const { playbook } = loaded;
  const runtime = product.runtimeOf(playbook);

  test.each(playbook.scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', (_, scenario) => {
    expect(runScenario(playbook, scenario, runtime).failures).toEqual([]);
  });

  test('fails a scenario that expects what does not happen', () => {
    const [scenario] = playbook.scenarios;
    if (scenario === undefined) throw new Error('there is no scenario');
    const wrong = { line: 1, at: { day: 0 }, never: false, what: { kind: 'exit', name: 'never_heard_of' } } as const;
    expect(runScenario(playbook, { ...scenario, expect: [wrong] }, runtime).failures).toHaveLength(1);
  });
});
