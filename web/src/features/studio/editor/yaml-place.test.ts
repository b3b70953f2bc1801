import { describe, expect, test } from 'vitest';
import { yamlPlace } from './yaml-place.ts';

/** The place of the mark `|` in a text. */
function at(text: string) {
  const offset = text.indexOf('‸');
  const place = yamlPlace(text.replace('‸', ''), offset);
  return (
    place && { path: place.path.join('/'), at: place.at, written: place.written, siblings: place.siblings.join(' ') }
  );
}

describe('where somebody writes', () => {
  test.each([
    ['‸', '', 'key', '', ''],
    ['jour‸', '', 'key', 'jour', ''],
    ['journey: a\nti‸', '', 'key', 'ti', 'journey'],
    ['signals:\n  high:\n    wei‸', 'signals/high', 'key', 'wei', ''],
    ['signals:\n  high:\n    title: A\n    pattern: cl‸', 'signals/high/pattern', 'value', 'cl', 'title pattern'],
    ['signals:\n  high:\n    title: A\n  ‸', 'signals', 'key', '', 'high'],
    ['stages:\n  - stage: a\n    steps:\n      - em‸', 'stages/*/steps/*', 'key', 'em', ''],
    ['stages:\n  - stage: a\n    steps:\n      - email: out‸', 'stages/*/steps/*/email', 'value', 'out', 'email'],
    ['stages:\n  - stage: a\n    steps:\n      - email: a\n        wh‸', 'stages/*/steps/*', 'key', 'wh', 'email'],
    ['stages:\n- stage: a\n  st‸', 'stages/*', 'key', 'st', 'stage'],
    ['stages:\n- stage: a\n‸', '', 'key', '', 'stages'],
    ['bands: [ { from: 70, ba‸', 'bands/*', 'key', 'ba', 'from'],
    ['bands: [ { from: 70, band: gr‸', 'bands/*/band', 'value', 'gr', 'from band'],
    ['enter: { on: [a, sig‸', 'enter/on/*', 'value', 'sig', ''],
    ['enter: { on: [a], if: x }\nti‸', '', 'key', 'ti', 'enter'],
    ['a:\n  b: { c: "x: {", d‸ }', 'a/b', 'key', 'd', 'c'],
    ["a: { b: 'x, y', c: 1 }\nd:\n  e: acc‸", 'd/e', 'value', 'acc', 'e'],
    ['when: >-\n  scores.ex‸', 'when', 'value', 'scores.ex', 'when'],
    ['when: >-\n  scores.ex\nti‸', '', 'key', 'ti', 'when'],
    ['a: [\n  { b: 1 },\n  { c‸', 'a/*', 'key', 'c', ''],
    ['on exit:\n  lost:\n    - do: opp‸', 'on exit/lost/*/do', 'value', 'opp', 'do'],
  ])('%j', (text, path, kind, written, siblings) => {
    expect(at(text)).toEqual({ path, at: kind, written, siblings });
  });

  test('is nowhere in a comment', () => {
    expect(at('a: 1\n# b‸')).toBeUndefined();
  });
});
