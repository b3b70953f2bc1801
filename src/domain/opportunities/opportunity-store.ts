import { type DateText, type Instant, isoInstant, type Json, type Uuid } from '#base';
import type { Queryable, Tx } from '#platform/db';
import type { Opportunity, OpportunityState } from './opportunity.ts';

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
  readonly reason: string | null;
  readonly follow_up_on: DateText | null;
  readonly closed_at: Instant | null;
  readonly external_id: string | null;
  readonly name: string | null;
  readonly expected_on: DateText | null;
}

export const OPPORTUNITY_COLUMNS =
  'account, id, type, source, score, factors, estimated_value_minor, currency, assigned_to, stage, probability, ' +
  'enrollment, created_at, updated_at, reason, follow_up_on, closed_at, external_id, name, expected_on';

const RECORD = `(account text, id uuid, type text, source text, score double precision, factors jsonb,
  estimated_value_minor bigint, currency text, assigned_to text, stage text, probability double precision,
  enrollment uuid, created_at timestamptz(3), updated_at timestamptz(3), reason text, follow_up_on date,
  closed_at timestamptz(3), external_id text, name text, expected_on date)`;

/** Adds opportunities; one whose id is there already stays as it is, so that a repeated tick makes no second. */
export async function insertOpportunities(tx: Tx, shard: number, opportunities: readonly Opportunity[]): Promise<void> {
  await tx.query(
    `insert into opportunity (shard, ${OPPORTUNITY_COLUMNS})
     select $1, ${OPPORTUNITY_COLUMNS} from jsonb_to_recordset($2::jsonb) as said ${RECORD}
         on conflict do nothing`,
    [shard, JSON.stringify(opportunities.map(rowOf))],
  );
}

/** All opportunities of accounts. */
export async function loadOpportunities(
  db: Queryable,
  shard: number,
  accounts: readonly string[],
): Promise<readonly Opportunity[]> {
  const rows = await db.query<OpportunityRow>(
    `select ${OPPORTUNITY_COLUMNS} from opportunity where shard = $1 and account = any($2::text[])`,
    [shard, [...accounts]],
  );
  return rows.map(opportunityOf);
}

type StateRow = Omit<
  OpportunityRow,
  'source' | 'score' | 'factors' | 'assigned_to' | 'updated_at' | 'name' | 'expected_on'
>;

/** How all opportunities of accounts stand, by account; accounts without any are left out. */
export async function loadOpportunityStates(
  db: Queryable,
  shard: number,
  accounts: readonly string[],
): Promise<Map<string, readonly OpportunityState[]>> {
  const rows = await db.query<StateRow>(
    `select account, id, type, stage, estimated_value_minor, currency, probability, enrollment, created_at, reason,
            follow_up_on, closed_at, external_id
       from opportunity where shard = $1 and account = any($2::text[]) order by account, created_at, id`,
    [shard, [...accounts]],
  );
  const byAccount = new Map<string, OpportunityState[]>();
  for (const row of rows) byAccount.set(row.account, [...(byAccount.get(row.account) ?? []), stateOfRow(row)]);
  return byAccount;
}

export async function storeOpportunities(tx: Tx, shard: number, opportunities: readonly Opportunity[]): Promise<void> {
  await tx.query(
    `update opportunity
        set stage = said.stage, probability = said.probability, estimated_value_minor = said.estimated_value_minor,
            currency = said.currency, updated_at = said.updated_at, reason = said.reason,
            follow_up_on = said.follow_up_on, closed_at = said.closed_at, enrollment = said.enrollment,
            assigned_to = said.assigned_to, expected_on = said.expected_on
       from jsonb_to_recordset($2::jsonb) as said ${RECORD}
      where opportunity.shard = $1 and opportunity.account = said.account and opportunity.id = said.id`,
    [shard, JSON.stringify(opportunities.map(rowOf))],
  );
}

/** Adds opportunities that another system keeps, or what they are now. */
export async function storeRecorded(tx: Tx, shard: number, opportunities: readonly Opportunity[]): Promise<void> {
  await tx.query(
    `insert into opportunity (shard, ${OPPORTUNITY_COLUMNS})
     select $1, ${OPPORTUNITY_COLUMNS} from jsonb_to_recordset($2::jsonb) as said ${RECORD}
         on conflict (shard, account, id) do update
        set type = excluded.type, source = excluded.source, name = excluded.name, stage = excluded.stage,
            probability = excluded.probability, estimated_value_minor = excluded.estimated_value_minor,
            currency = excluded.currency, assigned_to = excluded.assigned_to, created_at = excluded.created_at,
            updated_at = excluded.updated_at, reason = excluded.reason, follow_up_on = excluded.follow_up_on,
            closed_at = excluded.closed_at`,
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
    reason: opportunity.reason ?? null,
    follow_up_on: opportunity.followUpOn ?? null,
    closed_at: opportunity.closedAt === undefined ? null : isoInstant(opportunity.closedAt),
    external_id: opportunity.externalId ?? null,
    name: opportunity.name ?? null,
    expected_on: opportunity.expectedOn ?? null,
  };
}

export function opportunityOf(row: OpportunityRow): Opportunity {
  return {
    ...stateOfRow(row),
    account: row.account,
    source: row.source,
    factors: row.factors,
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.expected_on === null ? {} : { expectedOn: row.expected_on }),
    ...(row.score === null ? {} : { score: row.score }),
    ...(row.assigned_to === null ? {} : { assignedTo: row.assigned_to }),
    updatedAt: row.updated_at,
  };
}

function stateOfRow(row: StateRow): OpportunityState {
  return {
    id: row.id,
    ...(row.external_id === null ? {} : { externalId: row.external_id }),
    type: row.type,
    stage: row.stage,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.follow_up_on === null ? {} : { followUpOn: row.follow_up_on }),
    ...(row.estimated_value_minor === null ? {} : { estimatedValueMinor: row.estimated_value_minor }),
    ...(row.currency === null ? {} : { currency: row.currency }),
    ...(row.probability === null ? {} : { probability: row.probability }),
    ...(row.enrollment === null ? {} : { enrollment: row.enrollment }),
    createdAt: row.created_at,
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
  };
}
