import { notFound, type Uuid } from '#base';
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
  const message = `Account ${account} has no opportunity ${id}; list-opportunities shows all.`;
  throw notFound('opportunity-not-found', message, { account, opportunity: id });
}
