import { z } from 'zod';
import { AccountId } from '#domain/accounts';
import type { Told } from '#platform/audit';
import { defineWrite } from '#platform/operations';
import type { Contract } from './contract.ts';
import { loadContracts } from './contract-store.ts';
import { viewContract } from './contract-view.ts';

/** Records a contract whole, as `contract.recorded` does; in force once the tick has recorded the event. */
export const recordContract = defineWrite({
  name: 'record-contract',
  summary: 'Record a contract, or what it is now',
  access: 'work',
  doors: ['http', 'cli'],
  input: z
    .object({
      account: AccountId,
      contract: z.string().min(1).max(200),
      plan: z.string().min(1).max(200).optional(),
      starts_on: z.iso.date(),
      ends_on: z.iso.date().optional().describe('last day in force; absent: open-ended'),
      arr: z.coerce.number().min(0).max(1e12).describe('yearly recurring revenue in major units'),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'Three capital letters of ISO 4217, like USD.')
        .default('USD'),
    })
    .refine(({ starts_on, ends_on }) => ends_on === undefined || ends_on >= starts_on, {
      path: ['ends_on'],
      error: 'A contract cannot end before it starts.',
    }),
  output: z.object({ account: z.string(), contract: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, emit, changed }, { account, contract, plan, ends_on, ...rest }) {
    const properties = {
      contract,
      ...rest,
      ...(plan === undefined ? {} : { plan }),
      ...(ends_on === undefined ? {} : { ends_on }),
    };
    const stored = (await loadContracts(tx, shardOf(account), [account])).get(account) ?? [];
    const before = stored.find(({ id }) => id === contract);
    changed(before === undefined ? null : statedOf(before), properties);
    emit({ account, name: 'contract.recorded', properties });
    return { account, contract };
  },
});

/** A contract as a recording states it: it is replaced whole, so what is not said any more is gone. */
function statedOf(contract: Contract): Told {
  const { original_arr: _, attributes: __, ...stated } = viewContract(contract);
  return { ...contract.attributes, ...stated };
}
