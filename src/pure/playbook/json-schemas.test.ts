import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { playbookJsonSchemas } from './json-schemas.ts';

const schemas = playbookJsonSchemas();

describe('the published JSON Schemas', () => {
  test.each(Object.keys(schemas))('docs/schema/%s is what the loader checks', async (name) => {
    await expect(schemas[name]).toMatchFileSnapshot(`../../../docs/schema/${name}`);
  });

  test('an editor sees a step that stands inside another', () => {
    const check = new Ajv2020({ strictTypes: false }).compile(JSON.parse(schemas['journey.schema.json'] ?? ''));
    const journey = (exit: string) =>
      parse(`
journey: a
title: A
enter: { on: upgrade.requested }
stages:
  - stage: one
    steps:
      - { await: meeting.booked, for: 7d, then: { timeout: { ${exit}: late } } }
`);
    expect(check(journey('exit'))).toBe(true);
    expect(check(journey('exti'))).toBe(false);
  });
});
