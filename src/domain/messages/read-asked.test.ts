import { describe, expect, test } from 'vitest';
import type { Field } from '#pure/playbook';
import { readAsked } from './read-asked.ts';

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
  id: 'x',
  label: 'X',
  type,
  required: false,
  ...more,
});
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
];

describe('what a form sends', () => {
  test.each([
    ['text', ' Later\0 ', 'Later'],
    ['long text', 'One\r\nTwo', 'One\nTwo'],
    ['date', '2026-03-02', '2026-03-02'],
    ['number', '-3.5', -3.5],
    ['number', 7, 7],
    ['yes/no', 'true', true],
    ['yes/no', false, false],
    ['choice', 'b', 'b'],
    ['choices', ['a', 'b'], ['a', 'b']],
  ] as const)('%s %j is read as %j', (type, given, value) => {
    expect(readAsked([field(type, { options })], { x: given })).toEqual({ fields: { x: value }, faults: {} });
  });

  test.each([
    ['date', '2026-02-30', 'not-a-date'],
    ['date', 'soon', 'not-a-date'],
    ['number', '1e9999', 'not-a-number'],
    ['yes/no', 'maybe', 'not-an-option'],
    ['choice', 'c', 'not-an-option'],
    ['choices', ['a', 'c'], 'not-an-option'],
    ['text', 'x'.repeat(501), 'too-long'],
    ['long text', 'x'.repeat(10_001), 'too-long'],
  ] as const)('%s %j is refused', (type, given, fault) => {
    expect(readAsked([field(type, { options })], { x: given })).toEqual({ fields: {}, faults: { x: fault } });
  });

  test('what is left empty is left out, unless it is needed; what nobody asked for is dropped', () => {
    expect(readAsked([field('text')], { x: '  ', y: 'more' })).toEqual({ fields: {}, faults: {} });
    expect(readAsked([field('choices', { options, required: true })], { x: [] })).toEqual({
      fields: {},
      faults: { x: 'needed' },
    });
  });
});
