import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isExpressionAt, keysAt, type Schema, valuesAt } from '../../web/src/features/studio/editor/schema.ts';

const schema = (kind: string): Schema =>
  // What is generated from the code's own schemas.
  JSON.parse(readFileSync(`docs/schema/${kind}.schema.json`, 'utf8')) as Schema;
const names = (kind: string, path: string, siblings: readonly string[] = []) =>
  keysAt(schema(kind), path === '' ? [] : path.split('/'), siblings).map(({ key }) => key);

describe('what the schemas say may stand in a place', () => {
  test('keys of a signal, without those that are there', () => {
    expect(names('signals', 'signals/high_usage')).toEqual(
      expect.arrayContaining(['title', 'when', 'levels', 'quiet']),
    );
    expect(names('signals', 'signals/high_usage', ['when'])).not.toContain('when');
  });

  test('a step is any of its kinds, until a key says which', () => {
    expect(names('journey', 'stages/*/steps/*')).toEqual(expect.arrayContaining(['email', 'task', 'await', 'exit']));
    const ofEmail = names('journey', 'stages/*/steps/*', ['email']);
    expect(ofEmail).toContain('at');
    expect(ofEmail).not.toContain('assign');
  });

  test('values of which there are few', () => {
    expect(valuesAt(schema('signals'), ['signals', 'a', 'pattern'])).toEqual(['clear', 'vague']);
    expect(valuesAt(schema('journey'), ['stages', '*', 'steps', '*', 'late'])).toEqual(['now', 'skip']);
  });

  test('expressions are known by what they mean', () => {
    expect(isExpressionAt(schema('signals'), ['signals', 'a', 'evidence', 'b'])).toBe(true);
    expect(isExpressionAt(schema('message'), ['with', 'usage'])).toBe(true);
    expect(isExpressionAt(schema('signals'), ['signals', 'a', 'title'])).toBe(false);
  });
});
