import type { Queryable } from '#platform/db';
import type { Earlier } from './inside.ts';
import { type InsideStep, listInside } from './inside-list.ts';
import type { LoadPlaybook } from './load-playbook.ts';
import { findVersionFiles } from './playbook-store.ts';

/** The earlier versions in which somebody is, and where they stand. */
export async function loadEarlier(
  db: Queryable,
  load: LoadPlaybook,
  playbook: string,
  next: string,
): Promise<{ readonly earlier: readonly Earlier[]; readonly standing: readonly InsideStep[] }> {
  const standing = await listInside(db, playbook, next);
  const earlier: Earlier[] = [];
  for (const version of new Set(standing.map((one) => one.version))) {
    const files = await findVersionFiles(db, playbook, version);
    const loaded = files === undefined ? undefined : load(files);
    // Of one that can't be loaded any more nobody can be moved; it says so where it runs.
    if (loaded?.ok === true) earlier.push({ version, playbook: loaded.playbook });
  }
  return { earlier, standing: standing.filter(({ version }) => earlier.some((one) => one.version === version)) };
}
