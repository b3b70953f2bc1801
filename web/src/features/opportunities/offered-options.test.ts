import { describe, expect, test } from 'vitest';
import { offeredOptions } from './offered-options.ts';

describe('the options of a proposal', () => {
  test('are read from the form that was filled in, whatever it is called', () => {
    const answers = {
      call_note: { status: 'interested' },
      proposal: {
        option_a_name: 'Growth',
        option_a_price: 900,
        with_b: true,
        option_b_name: 'Scale',
        recommended: 'a',
      },
    };
    expect(offeredOptions(answers)).toEqual([
      { option: 'a', name: 'Growth', price: 900 },
      { option: 'b', name: 'Scale', price: undefined },
    ]);
  });

  test('are none before a proposal is made', () => {
    expect(offeredOptions(undefined)).toEqual([]);
    expect(offeredOptions({ proposal: { option_a_name: '' } })).toEqual([]);
  });
});
