import { findPerson, loadTeam } from '#domain/team';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { type AccountTeam, type KpiData, needsOf, type Period, revenueWindow } from '#pure/kpi';
import type { Kpi } from '#pure/playbook';
import type { AccountArr } from '#pure/revenue';
import { listOwners } from './account-fact-list.ts';
import { readAccounts } from './account-readers.ts';
import { listArr } from './arr-list.ts';
import { listCountedEvents } from './counted-event-list.ts';
import { listOpportunityRecords, listStandingContracts } from './measured-record-list.ts';

/** Reads what some KPIs of a live playbook are computed from: the log once, and each kind of record that is asked. */
export async function loadKpiData(
  db: Queryable,
  runtime: Runtime,
  active: Runtime['live'][number],
  kpis: readonly Kpi[],
  period: Period,
): Promise<KpiData> {
  const { id } = active.playbook;
  const { zone, now } = period;
  const needs = needsOf(kpis, period);
  const arr = new Map<number, readonly AccountArr[]>();
  for (const months of needs.months) arr.set(months, await listArr(db, revenueWindow(months, period), zone));
  return {
    events: await listCountedEvents(db, id, needs.events, now),
    opportunities: needs.opportunities ? await listOpportunityRecords(db, id) : [],
    contracts: needs.contracts ? await listStandingContracts(db) : [],
    accounts: needs.facts === undefined ? new Map() : await readAccounts(db, runtime, active, needs.facts, now),
    team: needs.team ? await readTeam(db) : { csms: [], csmOf: () => undefined },
    arr,
  };
}

async function readTeam(db: Queryable): Promise<AccountTeam> {
  const people = await loadTeam(db);
  const csms = new Map<string, string>();
  for (const { id, owner } of await listOwners(db)) {
    const person = findPerson(people, owner ?? undefined);
    if (person !== undefined) csms.set(id, person.id);
  }
  return {
    csms: people.filter(({ roles }) => roles.includes('csm')).map(({ id }) => id),
    csmOf: (account) => csms.get(account),
  };
}
