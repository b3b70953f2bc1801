import { invalid, type JsonObject } from '#base';
import { readAccountTraits, unreadableTraits } from './account.ts';

/** Fields of an account as a person says them, under their own names; throws `invalid` for those that can't be read. */
export function readTraitsByHand(traits: JsonObject): JsonObject {
  const unreadable = unreadableTraits(traits);
  if (unreadable.length === 0) return readAccountTraits(traits);
  throw invalid(
    'attribute-unreadable',
    unreadable.map((name) => `${name} can't be ${JSON.stringify(traits[name])}: ${hintFor(name)}`).join(' '),
    { attributes: unreadable },
  );
}

function hintFor(name: string): string {
  if (name === 'zone' || name === 'timezone') return 'write a time zone like Europe/Berlin or UTC.';
  if (['created_on', 'customer_since', 'createdAt'].includes(name)) return 'write a date like 2026-03-02.';
  return 'write a text.';
}
