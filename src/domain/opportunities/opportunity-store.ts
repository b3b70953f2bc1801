import { type Instant, isoInstant, type Json, type Uuid } from '#base';
import type { Queryable, Tx } from '#platform/db';
import { CLOSED_STAGES, type Opportunity } from './opportunity.ts';

export interface OpportunityRow {
  readonly account: string;
  readonly id: Uuid;
  readonly type: string;
  readonly source: string;
  readonly score: number | null;
  readonly factors: Json;
  readonly estimated_value_minor: number | null;
  readonly currency: string | null;
  readonly assigned_to: string | null;
  readonly stage: string;
  readonly probability: number | null;
  readonly enrollment: Uuid | null;
  readonly created_at: Instant;
  readonly updated_at: Instant;
}

export const OPPORTUNITY_COLUMNS =
  'account, id, type, source, score, factors, estimated_value_minor, currency, assigned_to, stage, probability, ' +
  'enrollment, created_at, updated_at';

const RECORD = `(account text, id uuid, type text, source text, score double precision, factors jsonb,
  estimated_value_minor bigint, currency text, assigned_to text, stage text, probability double precision,
  enrollment uuid, created_at timestamptz(3), updated_at timestamptz(3))`;

/** Adds opportunities; one whose id is there already stays as it is, so that a repeated tick makes no second. */
export async function insertOpportunities(tx: Tx, shard: number, opportunities: readonly Opportunity[]): Promise<void> {
  await tx.query(
    `insert into opportunity (shard, ${OPPORTUNITY_COLUMNS})
     select $1, ${OPPORTUNITY_COLUMNS} from jsonb_to_recordset($2::jsonb) as said ${RECORD}
         on conflict do nothing`,
    [shard, JSON.stringify(opportunities.map(rowOf))],
  );
}

/** The newest open opportunity of each enrollment, by enrollment. */
export async function loadOpenOpportunities(
  tx: Tx,
  shard: number,
  which: readonly { readonly account: string; readonly enrollment: Uuid }[],
): Promise<Map<Uuid, Opportunity>> {
  const rows = await tx.query<OpportunityRow>(
    `select distinct on (enrollment) ${OPPORTUNITY_COLUMNS} from opportunity
      where shard = $1 and (account, enrollment) in (select * from unnest($2::text[], $3::uuid[]))
        and stage <> all($4::text[])
      order by enrollment, created_at desc, id`,
    [shard, which.map((one) => one.account), which.map((one) => one.enrollment), [...CLOSED_STAGES]],
  );
  return new Map(rows.map((row) => [row.enrollment ?? '', opportunityOf(row)]));
}

export async function storeOpportunities(tx: Tx, shard: number, opportunities: readonly Opportunity[]): Promise<void> {
  await tx.query(
    `update opportunity
        set stage = said.stage, probability = said.probability, estimated_value_minor = said.estimated_value_minor,
            currency = said.currency, updated_at = said.updated_at
       from jsonb_to_recordset($2::jsonb) as said ${RECORD}
      where opportunity.shard = $1 and opportunity.account = said.account and opportunity.id = said.id`,
    [shard, JSON.stringify(opportunities.map(rowOf))],
  );
}

export async function findOpportunity(
  db: Queryable,
  shard: number,
  account: string,
  id: Uuid,
): Promise<Opportunity | undefined> {
  const [row] = await db.query<OpportunityRow>(
    `select ${OPPORTUNITY_COLUMNS} from opportunity where shard = $1 and account = $2 and id = $3`,
    [shard, account, id],
  );
  return row === undefined ? undefined : opportunityOf(row);
}

function rowOf(opportunity: Opportunity): Record<keyof OpportunityRow, Json> {
  return {
    account: opportunity.account,
    id: opportunity.id,
    type: opportunity.type,
    source: opportunity.source,
    score: opportunity.score ?? null,
    factors: opportunity.factors,
    estimated_value_minor: opportunity.estimatedValueMinor ?? null,
    currency: opportunity.currency ?? null,
    assigned_to: opportunity.assignedTo ?? null,
    stage: opportunity.stage,
    probability: opportunity.probability ?? null,
    enrollment: opportunity.enrollment ?? null,
    created_at: isoInstant(opportunity.createdAt),
    updated_at: isoInstant(opportunity.updatedAt),
  };
}

export function opportunityOf(row: OpportunityRow): Opportunity {
  const { account, id, type, source, factors, stage } = row;
  return {
    account,
    id,
    type,
    source,
    factors,
    stage,
    ...(row.score === null ? {} : { score: row.score }),
    ...(row.estimated_value_minor === null ? {} : { estimatedValueMinor: row.estimated_value_minor }),
    ...(row.currency === null ? {} : { currency: row.currency }),
    ...(row.assigned_to === null ? {} : { assignedTo: row.assigned_to }),
    ...(row.probability === null ? {} : { probability: row.probability }),
    ...(row.enrollment === null ? {} : { enrollment: row.enrollment }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
