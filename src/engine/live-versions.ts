import type { Instant } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import type { ActivePlaybook, Runtime } from './runtime.ts';

/** Remembers that a version is live from now on: whoever takes one live says so, for scores of past dates. */
export async function noteLive(tx: Tx, playbook: string, version: string, at: Instant): Promise<void> {
  await tx.query(
    `insert into live_version (playbook, live_at, version) values ($1, $2, $3)
         on conflict (playbook, live_at) do update set version = excluded.version`,
    [playbook, timestamp(at), version],
  );
}

/** What was in force from an instant on, in the order of the playbooks' ids. */
export interface InForce {
  readonly from: Instant;
  readonly live: readonly ActivePlaybook[];
}

/** Configurations of all time, the first from ever on: before the first publication its version is what there is. */
export async function readConfigurations(db: Queryable, runtime: Runtime): Promise<InForce[]> {
  const rows = await db.query<{ playbook: string; version: string; live_at: Instant }>(
    'select playbook, version, live_at from live_version order by live_at, playbook',
  );
  const known = rows.flatMap(({ playbook, version, live_at }) => {
    const active = runtime.find(playbook, version);
    return active === undefined ? [] : [{ active, at: live_at }];
  });
  const inForce = new Map<string, ActivePlaybook>();
  for (const { active } of known) if (!inForce.has(active.playbook.id)) inForce.set(active.playbook.id, active);
  const configurations: InForce[] = [{ from: Number.NEGATIVE_INFINITY, live: inOrder(inForce) }];
  for (const { active, at } of known) {
    if (inForce.get(active.playbook.id) === active) continue;
    inForce.set(active.playbook.id, active);
    configurations.push({ from: at, live: inOrder(inForce) });
  }
  return configurations;
}

/** Since when a playbook has had a version at all; undefined: it has none. */
export async function firstLiveAt(db: Queryable, playbook: string): Promise<Instant | undefined> {
  const [row] = await db.query<{ live_at: Instant | null }>(
    'select min(live_at) as live_at from live_version where playbook = $1',
    [playbook],
  );
  return row?.live_at ?? undefined;
}

export function inForceAt(configurations: readonly InForce[], at: Instant): InForce {
  return configurations.findLast(({ from }) => from <= at) ?? { from: at, live: [] };
}

/** The same runtime with other versions live. */
export const withLive = (runtime: Runtime, live: readonly ActivePlaybook[]): Runtime => ({ ...runtime, live });

const inOrder = (versions: ReadonlyMap<string, ActivePlaybook>): ActivePlaybook[] =>
  [...versions.values()].sort((a, b) => (a.playbook.id < b.playbook.id ? -1 : 1));
