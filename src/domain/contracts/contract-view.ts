import { z } from 'zod';
import { arrOf, type Contract } from './contract.ts';

export const ContractView = z.object({
  contract: z.string(),
  plan: z.string().optional(),
  starts_on: z.string(),
  ends_on: z.string().optional(),
  arr: z.number(),
  currency: z.string(),
  attributes: z.record(z.string(), z.unknown()),
});

export function viewContract(contract: Contract): z.input<typeof ContractView> {
  return {
    contract: contract.id,
    ...(contract.plan === undefined ? {} : { plan: contract.plan }),
    starts_on: contract.startsOn,
    ...(contract.endsOn === undefined ? {} : { ends_on: contract.endsOn }),
    arr: arrOf(contract),
    currency: contract.currency,
    attributes: { ...contract.attributes },
  };
}
