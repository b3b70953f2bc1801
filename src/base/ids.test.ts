import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { digestOf, digestWith, fractionOf, idOf } from './ids.ts';

const native = (text: string): string => createHash('sha256').update(text).digest('hex');
const own = digestOf;
const texts = ['', 'a', 'Zürich 🌱', 'x'.repeat(200), 'first'];

afterEach(() => digestWith(native));

test('ids are what they have always been: stored ones are compared with them', () => {
  expect(idOf('effect', '844d58d6-f8cf-882a-8c80-f2317b7841a7', 'first', 1)).toBe(
    'b1dedba2-7557-8cac-8ecb-f702f63b79a7',
  );
});

test('ids, fractions and digests are the same whoever works them out', () => {
  const ours = texts.map((text) => [idOf(text, 1), fractionOf(text), own(text)]);
  digestWith(native);
  expect(texts.map((text) => [idOf(text, 1), fractionOf(text), digestOf(text)])).toEqual(ours);
  for (const [id] of ours) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
