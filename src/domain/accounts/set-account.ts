import { z } from 'zod';
import { invalid, type JsonObject } from '#base';
import { defineWrite } from '#platform/operations';
import { readAccountTraits, unreadableTraits } from './account.ts';
import { AccountId } from './account-view.ts';

/** Says attributes of an account by hand, as a `group` call does; in force once the tick has recorded the event. */
export const setAccount = defineWrite({
  name: 'set-account',
  summary: 'Set attributes of an account: name, zone, segment, created_on or any of your own; null takes one away',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    attributes: z.record(z.string().min(1).max(200), z.json()),
  }),
  output: z.object({ account: z.string(), set: z.array(z.string()) }),
  accounts: ({ account }) => [account],
  async run({ emit }, { account, attributes }) {
    const traits: JsonObject = attributes;
    const unreadable = unreadableTraits(traits);
    if (unreadable.length > 0) {
      throw invalid(
        'attribute-unreadable',
        unreadable.map((name) => `${name} can't be ${JSON.stringify(traits[name])}: ${hintFor(name)}`).join(' '),
        { attributes: unreadable },
      );
    }
    emit({ account, name: 'account.identified', properties: { traits } });
    return { account, set: Object.keys(readAccountTraits(traits)) };
  },
});

function hintFor(name: string): string {
  if (name === 'zone' || name === 'timezone') return 'write a time zone like Europe/Berlin or UTC.';
  if (['created_on', 'customer_since', 'createdAt'].includes(name)) return 'write a date like 2026-03-02.';
  return 'write a text.';
}
