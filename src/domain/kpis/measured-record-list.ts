import type { DateText, Instant, Uuid } from '#base';
import type { Queryable } from '#platform/db';
import { type MeasuredRecord, minorPerMajor, type StandingContract } from '#pure/kpi';

interface OpportunityRow {
  readonly account: string;
  readonly id: Uuid;
  readonly enrollment: Uuid | null;
  readonly stage: string;
  readonly isOpen: boolean;
  readonly minor: number | null;
  readonly currency: string | null;
  readonly probability: number | null;
  readonly followUpOn: DateText | null;
  readonly reason: string | null;
  readonly createdAt: Instant;
}

/** Opportunities of all accounts as they stand, without those of another playbook's runs. */
export async function listOpportunityRecords(db: Queryable, playbook: string): Promise<MeasuredRecord[]> {
  const rows = await db.query<OpportunityRow>(
    `select opportunity.account, opportunity.id, opportunity.enrollment, stage, closed_at is null as "isOpen",
            estimated_value_minor as minor, currency, probability, follow_up_on as "followUpOn", reason,
            created_at as "createdAt"
       from opportunity
       left join enrollment as run
         on run.shard = opportunity.shard and run.account = opportunity.account and run.id = opportunity.enrollment
      where run.id is null or run.playbook = $1`,
    [playbook],
  );
  return rows.map(opportunityRecord);
}

function opportunityRecord(row: OpportunityRow): MeasuredRecord {
  const { account, id: record, enrollment, stage, isOpen, minor, currency, probability, followUpOn, reason } = row;
  const value = minor === null || currency === null ? undefined : { value: minor, currency };
  return {
    account,
    ...(enrollment === null ? {} : { enrollment }),
    record,
    at: row.createdAt,
    amounts: {
      ...(value === undefined ? {} : { estimated_value: value }),
      ...(probability === null ? {} : { probability: { value: probability } }),
    },
    fields: {
      stage,
      is_open: isOpen,
      ...(value === undefined ? {} : { estimated_value: value.value / minorPerMajor(value.currency) }),
      ...(probability === null ? {} : { probability }),
      ...(followUpOn === null ? {} : { follow_up_on: followUpOn }),
      ...(reason === null ? {} : { reason }),
    },
  };
}

interface ContractRow {
  readonly account: string;
  readonly id: string;
  readonly plan: string | null;
  readonly startsOn: DateText;
  readonly endsOn: DateText | null;
  readonly minor: number;
  readonly currency: string;
  readonly originalMinor: number;
  readonly originalCurrency: string;
  readonly originalAt: Instant;
}

/** Contracts of all accounts as they stand. */
export async function listStandingContracts(db: Queryable): Promise<StandingContract[]> {
  const rows = await db.query<ContractRow>(
    `select account, id, plan, starts_on as "startsOn", ends_on as "endsOn", arr_minor as minor, currency,
            original_arr_minor as "originalMinor", original_currency as "originalCurrency", original_at as "originalAt"
       from contract`,
  );
  return rows.map(({ account, id, plan, startsOn, endsOn, minor, currency, ...original }) => ({
    account,
    id,
    ...(plan === null ? {} : { plan }),
    startsOn,
    ...(endsOn === null ? {} : { endsOn }),
    arr: { minor, currency },
    recordedAt: original.originalAt,
    original: { minor: original.originalMinor, currency: original.originalCurrency },
  }));
}
