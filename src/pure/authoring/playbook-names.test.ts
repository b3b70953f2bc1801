import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playbookNames } from './playbook-names.ts';

const folder = 'playbooks/service-upgrade';
const files = Object.fromEntries(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
);

describe('what a playbook names', () => {
  const names = playbookNames(files);
  const find = (kind: string, name: string) => names.find((one) => one.kind === kind && one.name === name);

  test('stands where it is declared, with what it means', () => {
    expect(find('metric', 'usage')).toMatchObject({ file: 'facts.yaml', detail: 'sum service.used' });
    expect(find('attribute', 'plan_limit')).toMatchObject({
      detail: 'number',
      meaning: expect.stringContaining('plan'),
    });
    expect(find('message', 'outreach')).toMatchObject({ file: 'messages/outreach.md', line: 1 });
    const { file = '', line = 0 } = find('signal', 'high_usage') ?? {};
    expect(files[file]?.split('\n')[line - 1]).toContain('high_usage:');
    expect(find('band', 'green')).toBeDefined();
    expect(find('field', 'status')).toMatchObject({ detail: 'call_note' });
  });

  test('steps have the kind of step that they are; what only looks like one is none', () => {
    expect(find('step', 'outreach')).toMatchObject({ detail: 'email' });
    expect(find('stage', 'discovery')).toBeDefined();
    expect(find('stage', 'deferred')).toBeUndefined();
    expect(find('outcome', 'success')).toBeDefined();
  });

  test('of a file that can not be read nothing is known', () => {
    expect(playbookNames({ 'facts.yaml': 'attributes: { a: [' })).toEqual([]);
  });
});
