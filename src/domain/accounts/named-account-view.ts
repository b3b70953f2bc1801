import { z } from 'zod';
import type { NamedAccount } from './named-account-list.ts';

/** What a row of another list says of its account. */
export const namedAccountFields = {
  account: z.string(),
  account_name: z.string().optional(),
  owner: z.string().optional().describe('who looks after the account'),
  owner_name: z.string().optional(),
  health: z.object({ value: z.number().optional(), band: z.string().optional() }).optional(),
  sample: z.boolean().optional().describe('of the sample company'),
};

/** The same of an account; one that is not known has its id alone. */
export function viewNamedAccount(id: string, accounts: ReadonlyMap<string, NamedAccount>) {
  const known = accounts.get(id);
  const { value, band } = known?.health ?? {};
  return {
    account: id,
    ...(known?.name === undefined ? {} : { account_name: known.name }),
    ...(known?.owner === undefined ? {} : { owner: known.owner }),
    ...(known?.ownerName === undefined ? {} : { owner_name: known.ownerName }),
    ...(known?.health === undefined
      ? {}
      : { health: { ...(value === undefined ? {} : { value }), ...(band === undefined ? {} : { band }) } }),
    ...(known?.isSample === true ? { sample: true } : {}),
  };
}
