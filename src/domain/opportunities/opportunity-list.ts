import type { Queryable } from '#platform/db';
import { CLOSED_STAGES, type Opportunity } from './opportunity.ts';
import { OPPORTUNITY_COLUMNS, type OpportunityRow, opportunityOf } from './opportunity-store.ts';

/** Orders of the list, each with what it goes by and the type of that; all have an index. */
const ORDERS = {
  created: { by: 'created_at', type: 'timestamptz' },
  updated: { by: 'updated_at', type: 'timestamptz' },
  value: { by: 'coalesce(estimated_value_minor, -1)', type: 'bigint' },
  expected: { by: "coalesce(expected_on, 'infinity'::date)", type: 'date' },
} as const;

export type OpportunityOrder = keyof typeof ORDERS;
export const OPPORTUNITY_SORTS = [
  ...(['created', '-created', 'updated', '-updated'] as const),
  ...(['value', '-value', 'expected', '-expected'] as const),
];
export type OpportunitySort = (typeof OPPORTUNITY_SORTS)[number];

export interface OpportunityFilter {
  readonly account: { readonly shard: number; readonly id: string } | undefined;
  /** Only of these accounts; undefined: of all. */
  readonly book: readonly string[] | undefined;
  readonly assignedTo: string | undefined;
  readonly stage: string | undefined;
  readonly type: string | undefined;
  readonly openOnly: boolean;
}

export interface OpportunityPage extends OpportunityFilter {
  readonly sort: OpportunitySort;
  /** Where the page before ended: by what it is sorted, as text, and the id. */
  readonly after: { readonly by: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** An opportunity with what it is sorted by, as text for the next page. */
export interface ListedOpportunity {
  readonly opportunity: Opportunity;
  readonly by: string;
}

const WHERE = `($1::text is null or (shard = $2 and account = $1))
        and ($3::text[] is null or account = any($3))
        and ($4::text is null or assigned_to = $4)
        and ($5::text is null or stage = $5)
        and ($6::text is null or type = $6)
        and ($7::text[] is null or stage <> all($7))`;

const valuesOf = ({ account, book, assignedTo, stage, type, openOnly }: OpportunityFilter) => [
  account?.id ?? null,
  account?.shard ?? null,
  book ?? null,
  assignedTo ?? null,
  stage ?? null,
  type ?? null,
  openOnly ? [...CLOSED_STAGES] : null,
];

/** Opportunities of all shards. */
export async function listOpportunityPage(
  db: Queryable,
  { sort, after, limit, ...filter }: OpportunityPage,
): Promise<readonly ListedOpportunity[]> {
  const isDown = sort.startsWith('-');
  // One of the names above, without its sign.
  const { by, type } = ORDERS[(isDown ? sort.slice(1) : sort) as OpportunityOrder];
  const [beyond, way] = isDown ? ['<', 'desc'] : ['>', 'asc'];
  const rows = await db.query<OpportunityRow & { listed_by: string }>(
    `select ${OPPORTUNITY_COLUMNS}, (${by})::text as listed_by from opportunity
      where ${WHERE}
        and ($8::text is null or (${by}, id) ${beyond} ($8::${type}, $9::uuid))
      order by ${by} ${way}, id ${way}
      limit $10`,
    [...valuesOf(filter), after?.by ?? null, after?.id ?? null, limit],
  );
  return rows.map(({ listed_by, ...row }) => ({ opportunity: opportunityOf(row), by: listed_by }));
}

/** How many opportunities stand in a stage and what they are worth, of one currency (null: those without a value). */
export interface StageTotal {
  readonly stage: string;
  readonly currency: string | null;
  readonly count: number;
  readonly sum_minor: number | null;
}

/** Over all pages. */
export async function listStageTotals(db: Queryable, filter: OpportunityFilter): Promise<readonly StageTotal[]> {
  return await db.query<StageTotal>(
    `select stage, case when estimated_value_minor is null then null else coalesce(currency, 'USD') end as currency,
            count(*) as count, sum(estimated_value_minor)::bigint as sum_minor
       from opportunity
      where ${WHERE}
      group by 1, 2
      order by 1, 2 nulls last`,
    valuesOf(filter),
  );
}

/** The account that an opportunity is of, for a link that names none. */
export async function listAccountOf(db: Queryable, id: string): Promise<string | undefined> {
  const [row] = await db.query<{ account: string }>('select account from opportunity where id = $1 limit 1', [id]);
  return row?.account;
}
