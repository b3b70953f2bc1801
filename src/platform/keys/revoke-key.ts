import { z } from 'zod';
import { notFound, precondition } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { countKeys, findKey, lockKeys, markRevoked } from './api-key-store.ts';

/** Ends a key; other processes refuse it within seconds. The last admin key stays, else nobody could make another. */
export const revokeKey = defineWrite({
  name: 'revoke-key',
  summary: 'Revoke an API key',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ id: z.uuid(), revokedAt: z.number() }),
  accounts: () => [],
  async run({ tx, at, changed }, { id }) {
    // Else two last admin keys could be revoked at the same moment, each seeing the other.
    await lockKeys(tx);
    const key = await findKey(tx, id);
    if (key === undefined) throw notFound('unknown-key', `No key has the id ${id}. See list-keys.`);
    if (key.revokedAt !== null) return { id, revokedAt: key.revokedAt };
    if (key.kind === 'admin' && (await countKeys(tx, 'admin')) === 1) {
      throw precondition(
        'last-admin-key',
        'This is the last admin key. Make another with create-key, then revoke this one.',
      );
    }
    await markRevoked(tx, id, at);
    const { kind, label } = key;
    changed({ id, kind, label, revokedAt: null }, { id, kind, label, revokedAt: at });
    return { id, revokedAt: at };
  },
});
