import { type AppError, notFound, type Uuid } from '#base';
import type { Queryable } from '#platform/db';
import type { Opportunity } from './opportunity.ts';
import { findOpportunity } from './opportunity-store.ts';

export async function opportunityOrThrow(
  db: Queryable,
  shard: number,
  account: string,
  id: Uuid,
): Promise<Opportunity> {
  const opportunity = await findOpportunity(db, shard, account, id);
  if (opportunity !== undefined) return opportunity;
  throw noOpportunity(account, id);
}

export function noOpportunity(account: string, id: Uuid): AppError {
  const whose = account === '' ? 'There is' : `Account ${account} has`;
  const message = `${whose} no opportunity ${id}; list-opportunities shows all.`;
  return notFound('opportunity-not-found', message, { account, opportunity: id });
}
