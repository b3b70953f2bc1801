import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePlaybooks } from './compare-playbooks.ts';

const signals = (factor: string, when = 'usage.sum("30d") > 40'): Record<string, string> => ({
  'signals.yaml': `scores:
  expansion:
    max: 100
    factors:
      - { factor: NPS, input: nps.last(), points: [ { from: 9, points: 20, label: Promoter } ] }
${factor}
signals:
  high_usage: { title: High usage, when: '${when}' }
`,
});
const USAGE = '      - { factor: usage, input: usage.sum("30d"), points: [ { above: 0.9, points: 25, label: High } ] }';

describe('what is different between two versions', () => {
  test('a threshold is told by where it stands, with what it was and is', () => {
    const { changes } = comparePlaybooks(signals(USAGE), signals(USAGE, 'usage.sum("30d") > 50'));
    expect(changes).toEqual([
      {
        file: 'signals.yaml',
        part: ['signals', 'high_usage', 'when'],
        change: 'changed',
        of: 'threshold',
        before: 'usage.sum("30d") > 40',
        after: 'usage.sum("30d") > 50',
      },
    ]);
  });

  test('points are weights, their edges thresholds; factors go by name, not by place', () => {
    const other = USAGE.replace('0.9, points: 25', '0.8, points: 30');
    const { changes } = comparePlaybooks(signals(USAGE), signals(other));
    expect(changes.map(({ part, of, after }) => [part.slice(3).join(' '), of, after])).toEqual([
      ['factor usage points High above', 'threshold', '0.8'],
      ['factor usage points High points', 'weight', '30'],
    ]);
  });

  test('a step that was moved is told as moved, one that is new as new', () => {
    const journey = (steps: string): Record<string, string> => ({
      'journeys/a.yaml': `stages:\n  - stage: one\n    steps: [ ${steps} ]\n`,
    });
    const { changes } = comparePlaybooks(
      journey('{ email: a }, { task: b }'),
      journey('{ task: b }, { email: a }, { wait: 3d }'),
    );
    expect(changes.map(({ part, change, of }) => [part.join(' '), change, of])).toEqual([
      ['stages stage one steps wait 3d', 'added', 'step'],
      ['stages stage one steps', 'moved', 'step'],
    ]);
  });

  test('a text is told by its language', () => {
    const mail = (en: string): Record<string, string> => ({
      'messages/a.md': `---\npurpose: service\n---\n## en\n# Hello\n${en}\n## ko\n# 안녕하세요\n`,
    });
    const { changes } = comparePlaybooks(mail('One\nand more'), mail('Two\nand more'));
    const told = { part: ['text', 'en'], of: 'text', change: 'changed', before: 'One', after: 'Two' };
    expect(changes).toMatchObject([told]);
  });

  test('of a file that can not be read only that it differs is known', () => {
    const broken = { 'signals.yaml': 'signals: { a: [' };
    expect(comparePlaybooks(signals(USAGE), broken)).toMatchObject({ changes: [], unread: ['signals.yaml'] });
  });

  test('whatever differs is told, and nothing else', () => {
    const scalar = fc.oneof(fc.integer(), fc.string({ maxLength: 5 }), fc.boolean());
    const tree = fc.letrec((tie) => ({
      node: fc.oneof({ maxDepth: 3 }, scalar, fc.array(scalar, { maxLength: 3 }), tie('map')),
      map: fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie('node'), { maxKeys: 4 }),
    })).map;
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        const text = (value: unknown): Record<string, string> => ({ 'facts.yaml': JSON.stringify(value) });
        const { changes } = comparePlaybooks(text(a), text(b));
        expect(changes.length === 0).toBe(isEqual(a, b));
      }),
    );
  });
});

/** Whether two trees are the same, whatever the order of their keys. */
function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b) || a === b;
  if (Array.isArray(a) || Array.isArray(b)) return JSON.stringify(a) === JSON.stringify(b);
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.every((key) => isEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
