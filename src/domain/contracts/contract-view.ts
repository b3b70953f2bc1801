import { z } from 'zod';
import { isoInstant } from '#base';
import { arrOf, type Contract } from './contract.ts';
import { type ContractMovement, MOVEMENTS, movedProperties } from './contract-movement.ts';

export const ContractView = z.object({
  contract: z.string(),
  plan: z.string().optional(),
  starts_on: z.string(),
  ends_on: z.string().optional(),
  arr: z.number(),
  original_arr: z.number().describe('as it was first recorded'),
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
    original_arr: arrOf(contract.original),
    currency: contract.currency,
    attributes: { ...contract.attributes },
  };
}

export const MovementView = z.object({
  contract: z.string(),
  movement: z.enum(MOVEMENTS),
  at: z.string(),
  arr_before: z.number(),
  arr_after: z.number(),
  change: z.number(),
  currency: z.string(),
  plan_before: z.string().optional(),
  plan_after: z.string().optional(),
});

export function viewMovement(movement: ContractMovement): z.input<typeof MovementView> {
  return { ...movedProperties(movement), at: isoInstant(movement.at) };
}
