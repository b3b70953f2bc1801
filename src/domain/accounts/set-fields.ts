import { canonicalJson, type JsonObject } from '#base';
import type { EffectHandler, EffectOutcome, EffectRow } from '#engine';
import { type Account, emptyAccount, readAccountTraits, unreadableTraits } from './account.ts';
import { loadAccounts } from './account-store.ts';

/** `account.set`: says an attribute of an account, as `set-account` does by hand. */
export const setFields: EffectHandler = {
  kind: 'account.set',
  async runMany(tx, shard, rows: readonly EffectRow[]) {
    const accounts = await loadAccounts(tx, shard, [...new Set(rows.map((row) => row.account))]);
    return rows.map((row) => fieldOutcome(row, accounts.get(row.account) ?? emptyAccount(row.account)));
  },
};

/** What `account.set` brings about for an account as it stands: nothing where the field has that value already. */
export function fieldOutcome({ id, payload }: EffectRow, account: Account): EffectOutcome {
  const { field, value } = payload;
  if (typeof field !== 'string' || field.trim() === '' || value === undefined || value === null) {
    const what =
      typeof field === 'string' && field.trim() !== '' ? `the value of ${field} is not known` : 'no field is named';
    return {
      id,
      done: false,
      reason: 'field-missing',
      message: `account.set changed nothing: ${what}. Use set-account.`,
    };
  }
  const traits: JsonObject = { [field.trim()]: value };
  if (unreadableTraits(traits).length > 0) {
    const message = `${field} can't be ${JSON.stringify(value)}. Use set-account with a value of its kind.`;
    return { id, done: false, reason: 'field-unreadable', message };
  }
  const isSame = Object.entries(readAccountTraits(traits)).every(
    ([name, said]) => canonicalJson(account.fields[name]) === canonicalJson(said),
  );
  return { id, done: true, events: isSame ? [] : [{ name: 'account.identified', properties: { traits } }] };
}
