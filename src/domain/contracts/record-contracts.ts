import { canonicalJson, type Instant, type Json } from '#base';
import { appendChanges, type SubjectChange } from '#domain/accounts';
import type { LogEvent, Recorder } from '#engine';
import { type Contract, mergeRecording, readContract, replaces } from './contract.ts';
import { loadContracts, storeContracts } from './contract-store.ts';

/** Stores contracts as `contract.recorded` states them, whole: three statements for any number of events. */
export const recordContracts: Recorder = {
  events: ['contract.recorded'],
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const recorded = events.flatMap((event) => readContract(event) ?? []);
    if (recorded.length === 0) return;
    const accounts = [...new Set(recorded.map((contract) => contract.account))];
    const stored = [...(await loadContracts(tx, shard, accounts)).values()].flat();
    const current = new Map(stored.map((contract) => [keyOf(contract), contract]));
    const touched = new Map<string, Contract>();
    const changes: SubjectChange[] = [];
    for (const contract of recorded) {
      const key = keyOf(contract);
      const before = current.get(key);
      const after = mergeRecording(before, contract);
      if (after !== before) {
        current.set(key, after);
        touched.set(key, after);
      }
      if (replaces(contract, before)) {
        changes.push(...changesBetween(before, contract, contract.recordedAt, false));
      } else if (before !== undefined) {
        // It was so until the current one, which is stated again since it ends the late one's time.
        changes.push(...changesBetween(undefined, contract, contract.recordedAt, true));
        changes.push(...changesBetween(undefined, before, before.recordedAt, false));
      }
    }
    if (touched.size > 0) await storeContracts(tx, shard, [...touched.values()]);
    await appendChanges(tx, shard, changes);
  },
};

const keyOf = ({ account, id }: Contract): string => JSON.stringify([account, id]);

function changesBetween(before: Contract | undefined, after: Contract, at: Instant, late: boolean): SubjectChange[] {
  const { account, id } = after;
  const old = before === undefined ? {} : statedFields(before);
  return Object.entries(statedFields(after)).flatMap(([field, value]) => {
    if (before !== undefined && canonicalJson(old[field] ?? null) === canonicalJson(value)) return [];
    return [{ account, subject: `contract:${id}`, field, at, value, late }];
  });
}

const statedFields = (contract: Contract): Record<string, Json> => ({
  plan: contract.plan ?? null,
  starts_on: contract.startsOn,
  ends_on: contract.endsOn ?? null,
  arr_minor: contract.arrMinor,
  currency: contract.currency,
});
