import type { Queryable } from '#platform/db';
import { CLOSED_STAGES, type Opportunity } from './opportunity.ts';
import { OPPORTUNITY_COLUMNS, type OpportunityRow, opportunityOf } from './opportunity-store.ts';

export interface OpportunityFilter {
  readonly account: string | undefined;
  readonly assignedTo: string | undefined;
  readonly stage: string | undefined;
  readonly openOnly: boolean;
  readonly after: { readonly createdAt: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Opportunities of all shards, oldest first. */
export async function listOpportunityPage(db: Queryable, filter: OpportunityFilter): Promise<readonly Opportunity[]> {
  const { account, assignedTo, stage, openOnly, after, limit } = filter;
  const rows = await db.query<OpportunityRow>(
    `select ${OPPORTUNITY_COLUMNS} from opportunity
      where ($1::text is null or account = $1)
        and ($2::text is null or assigned_to = $2)
        and ($3::text is null or stage = $3)
        and ($4::text[] is null or stage <> all($4))
        and ($5::timestamptz is null or (created_at, id) > ($5, $6::uuid))
      order by created_at, id
      limit $7`,
    [
      account ?? null,
      assignedTo ?? null,
      stage ?? null,
      openOnly ? [...CLOSED_STAGES] : null,
      after?.createdAt ?? null,
      after?.id ?? null,
      limit,
    ],
  );
  return rows.map(opportunityOf);
}

/** How many opportunities stand in a stage and what they are worth, of one currency (null: those without a value). */
export interface StageTotal {
  readonly stage: string;
  readonly currency: string | null;
  readonly count: number;
  readonly sum_minor: number | null;
}

/** Over all pages. */
export async function listStageTotals(
  db: Queryable,
  { account, assignedTo, stage, openOnly }: Omit<OpportunityFilter, 'after' | 'limit'>,
): Promise<readonly StageTotal[]> {
  return await db.query<StageTotal>(
    `select stage, case when estimated_value_minor is null then null else coalesce(currency, 'USD') end as currency,
            count(*) as count, sum(estimated_value_minor)::bigint as sum_minor
       from opportunity
      where ($1::text is null or account = $1)
        and ($2::text is null or assigned_to = $2)
        and ($3::text is null or stage = $3)
        and ($4::text[] is null or stage <> all($4))
      group by 1, 2
      order by 1, 2 nulls last`,
    [account ?? null, assignedTo ?? null, stage ?? null, openOnly ? [...CLOSED_STAGES] : null],
  );
}
