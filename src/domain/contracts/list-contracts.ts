import { z } from 'zod';
import { AccountId } from '#domain/accounts';
import { defineRead, ofAccounts } from '#platform/operations';
import { loadContracts } from './contract-store.ts';
import { ContractView, MovementView, viewContract, viewMovement } from './contract-view.ts';
import { loadMovements } from './movement-store.ts';

export const listContracts = defineRead({
  name: 'list-contracts',
  summary: 'List the contracts of an account, oldest first, and how their revenue has moved',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId }),
  output: z.object({ contracts: z.array(ContractView), movements: z.array(MovementView) }),
  async run({ db, shardOf }, { account }) {
    const shard = shardOf(account);
    const contracts = await loadContracts(db, shard, [account]);
    const movements = await loadMovements(db, shard, account);
    return { contracts: (contracts.get(account) ?? []).map(viewContract), movements: movements.map(viewMovement) };
  },
});
