import { expect, test } from 'vitest';
import { edgeOf, stripsOf } from './score-bands.ts';

const bands = [
  { band: 'green', compare: 'above', edge: 60 },
  { band: 'yellow', compare: 'from', edge: 40 },
  { band: 'red', compare: 'otherwise', edge: null },
] as const;

test('the strips of bands lie on each other from the top to 0', () => {
  expect(stripsOf(bands, 100)).toEqual([
    { from: 60, to: 100, colour: 'green' },
    { from: 40, to: 60, colour: 'yellow' },
    { from: 0, to: 40, colour: 'red' },
  ]);
});

test('bands with names of their own have the colours of their places', () => {
  const own = [
    { band: 'pursue', compare: 'from', edge: 70 },
    { band: 'nurture', compare: 'from', edge: 50 },
    { band: 'wait', compare: 'otherwise', edge: null },
  ] as const;
  expect(stripsOf(own, 100).map(({ colour }) => colour)).toEqual(['green', 'yellow', 'unknown']);
});

test('the edge of the rest is none', () => {
  expect(edgeOf(bands, 'green')).toMatchObject({ edge: 60 });
  expect(edgeOf(bands, 'red')).toBeUndefined();
});
