import { describe, expect, test } from 'vitest';
import { idOf } from '#base';
import fc from '../../../test/laws.ts';
import { isSigned, readLink, signLink } from './signed-link.ts';

const target = { shard: 351, message: idOf('a message'), number: 2 };
const sign = (over: Partial<typeof target> = {}, kind: 'l' | 'a' | 'u' = 'l', account = 'acme', secret = 's') =>
  signLink(secret, kind, { ...target, ...over }, account);

describe('a signed link', () => {
  test('says what it points at, and that we signed it', () => {
    const link = readLink(sign());
    expect(link).toMatchObject(target);
    expect(link && isSigned('s', 'l', link, 'acme')).toBe(true);
  });

  test.each([
    ['another kind', sign({}, 'a')],
    ['another account', sign({}, 'l', 'other')],
    ['another secret', sign({}, 'l', 'acme', 't')],
  ])('of %s is not ours', (_what, token) => {
    const link = readLink(token);
    expect(link && isSigned('s', 'l', link, 'acme')).toBe(false);
  });

  test('whose message or number was changed is not ours: the signature of one fits no other', () => {
    const bytes = Buffer.from(sign(), 'base64url');
    for (let place = 2; place < bytes.length; place++) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      const link = readLink(changed.toString('base64url'));
      expect([place, link && isSigned('s', 'l', link, 'acme')]).toEqual([place, false]);
    }
  });

  test('whatever else comes is read as no link, or as one that nobody signed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\w-]{47}$/)), (token) => {
        const link = readLink(token);
        expect(link === undefined || !isSigned('s', 'l', link, 'acme')).toBe(true);
      }),
    );
  });
});
