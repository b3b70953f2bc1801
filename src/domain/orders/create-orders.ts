import { type DateText, dateText, dayOf, type Instant } from '#base';
import { type Account, loadAccounts } from '#domain/accounts';
import { type Contract, loadContracts, readContract } from '#domain/contracts';
import { loadSettings } from '#domain/settings';
import { type EffectHandler, type EffectOutcome, type EffectRow, workspaceZone } from '#engine';
import type { Queryable } from '#platform/db';
import { type DecidedOrder, decideOrder, type OrderSources } from './decide-order.ts';

/** `order.create`: orders a plan. Its id is the effect's; what it changes is told by events, and kept by their recorders. */
export const createOrders: EffectHandler = {
  kind: 'order.create',
  async runMany(tx, shard, rows: readonly EffectRow[]) {
    const sourcesOf = await loadOrderSources(
      tx,
      shard,
      rows.map((row) => row.account),
    );
    const since = new Map<string, readonly Contract[]>();
    return rows.map((row) => {
      const sources = sourcesOf(row.account, row.at);
      const contracts = since.get(row.account) ?? sources.contracts;
      const decided = decideOrder(row, { ...sources, contracts });
      // A second order of the batch finds the contract as this one leaves it.
      for (const event of decided.ok ? decided.events : []) {
        if (event.name !== 'contract.recorded') continue;
        const after = readContract({ ...event, account: row.account, key: row.id, occurredAt: row.at });
        if (after !== undefined) since.set(row.account, [...contracts.filter(({ id }) => id !== after.id), after]);
      }
      return outcomeOf(row, decided);
    });
  },
};

/** What `order.create` brings about where nothing is stored: its events, for a timeline in memory. */
export function orderOutcome(row: EffectRow, sources: OrderSources): EffectOutcome {
  return outcomeOf(row, decideOrder(row, sources));
}

function outcomeOf({ id }: EffectRow, decided: DecidedOrder): EffectOutcome {
  if (decided.ok) return { id, done: true, events: decided.events };
  return { id, done: false, reason: decided.reason, message: decided.message };
}

/** Reads what orders of accounts are held against: four statements, for any number of accounts of a shard. */
export async function loadOrderSources(
  db: Queryable,
  shard: number,
  accounts: readonly string[],
): Promise<(account: string, at: Instant) => OrderSources> {
  const ids = [...new Set(accounts)];
  const contracts = await loadContracts(db, shard, ids);
  const stored = await loadAccounts(db, shard, ids);
  const currency = (await loadSettings(db))['company.currency'] ?? 'USD';
  const zone = await workspaceZone(db);
  return (account, at) => {
    const today: DateText = dateText(dayOf(at, zone));
    const planLimit = planLimitOf(stored.get(account));
    return {
      contracts: contracts.get(account) ?? [],
      currency,
      today,
      ...(planLimit === undefined ? {} : { planLimit }),
    };
  };
}

function planLimitOf(account: Account | undefined): number | undefined {
  const limit = account?.fields.plan_limit;
  return typeof limit === 'number' ? limit : undefined;
}
