import { describe, expect, test } from 'vitest';
import { openOf, readMailboxSearch, readOpen } from './search.ts';

describe('the address of the mailbox', () => {
  test('says the box, the state and the account, and nothing that it does not know', () => {
    expect(readMailboxSearch({ box: 'in', state: 'dancing', account: 42, q: 'acme' })).toEqual({
      box: 'in',
      account: '42',
      q: 'acme',
    });
  });

  test('names a message by its account too, whatever stands in that', () => {
    const one = { account: 'a~b/ü', message: '3f1c' };
    expect(readOpen(openOf(one))).toEqual(one);
    expect(readOpen(undefined)).toBeUndefined();
    expect(readOpen('3f1c')).toBeUndefined();
  });
});
