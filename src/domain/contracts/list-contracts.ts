import { z } from 'zod';
import { AccountId } from '#domain/accounts';
import { defineRead } from '#platform/operations';
import { loadContracts } from './contract-store.ts';
import { ContractView, viewContract } from './contract-view.ts';

export const listContracts = defineRead({
  name: 'list-contracts',
  summary: 'List the contracts of an account, oldest first',
  access: [],
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId }),
  output: z.object({ contracts: z.array(ContractView) }),
  async run({ db, shardOf }, { account }) {
    const contracts = await loadContracts(db, shardOf(account), [account]);
    return { contracts: (contracts.get(account) ?? []).map(viewContract) };
  },
});
