import type { FactReader } from '#pure/expression';
import type { AccountArr } from '#pure/revenue';
import type { StandingContract } from './contract-records.ts';
import type { EventGroup } from './event-group.ts';
import type { MeasuredRecord } from './measured-record.ts';

/** What the KPIs of one playbook are computed from, as of one instant: as much of it as `needsOf` says. */
export interface KpiData {
  /** None of the hold-out's, none of other playbooks. */
  readonly events: readonly EventGroup[];
  readonly opportunities: readonly MeasuredRecord[];
  readonly contracts: readonly StandingContract[];
  /** What is known now of every account; empty where nobody asks. */
  readonly accounts: ReadonlyMap<string, FactReader>;
  readonly team: AccountTeam;
  /** By the months of the window: what every account paid at its two ends. */
  readonly arr: ReadonlyMap<number, readonly AccountArr[]>;
}

/** Who looks after which account now. */
export interface AccountTeam {
  /** Ids of all customer success managers. */
  readonly csms: readonly string[];
  csmOf(account: string): string | undefined;
}
