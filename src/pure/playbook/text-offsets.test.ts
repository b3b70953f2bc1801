import { describe, expect, test } from 'vitest';
import { isScalar, parseDocument, type Scalar, stringify } from 'yaml';
import fc from '../../../test/laws.ts';
import { valueOffsets } from './text-offsets.ts';

const QUOTES = { PLAIN: 'none', QUOTE_SINGLE: 'single', QUOTE_DOUBLE: 'double' } as const;
/** What expressions are made of, with what YAML must quote or escape. */
const aText = fc
  .string({ unit: fc.constantFrom('a', 'b', '"', "'", '\\', '#', ':', ' ', '(', '|', 'é', '한') })
  .filter((text) => !text.includes('  ') && text.trim() === text && text !== '');

describe('valueOffsets', () => {
  test('each character of a value is found where the file spells it', () => {
    fc.assert(
      fc.property(aText, fc.constantFrom(...(Object.keys(QUOTES) as (keyof typeof QUOTES)[])), (value, style) => {
        const source = stringify({ when: value }, { defaultStringType: style, lineWidth: 0 });
        const node = parseDocument(source).get('when', true) as Scalar;
        expect(isScalar(node) && node.value).toBe(value);
        const quote = QUOTES[node.type as keyof typeof QUOTES];
        const offsets = valueOffsets(source, node.range?.[0] ?? 0, value, quote);
        [...value.split('')].forEach((character, index) => {
          const at = offsets[index] ?? -1;
          const spelling = source.slice(at, offsets[index + 1]);
          expect(spelling.endsWith(character)).toBe(true);
        });
        expect(offsets.at(-1)).toBe((node.range?.[1] ?? 0) - (quote === 'none' ? 0 : 1));
      }),
    );
  });
});
