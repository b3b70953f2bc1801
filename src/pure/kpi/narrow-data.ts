import type { KpiData } from './kpi-data.ts';

/** What the same KPIs are computed from for some of the accounts. */
export function narrowData(data: KpiData, isIn: (account: string) => boolean): KpiData {
  const of = ({ account }: { readonly account: string }): boolean => isIn(account);
  return {
    ...data,
    events: data.events.filter(of),
    opportunities: data.opportunities.filter(of),
    contracts: data.contracts.filter(of),
    accounts: new Map([...data.accounts].filter(([account]) => isIn(account))),
    arr: new Map([...data.arr].map(([months, accounts]) => [months, accounts.filter(of)])),
  };
}
