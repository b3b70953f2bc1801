import type { PlaybookFiles, Runtime } from '#engine';
import { type Simulated, type SimulationOptions, simulate } from '#simulation';
import { readFolder } from '#surfaces/cli';
import { composeProduct } from '../../src/product.ts';
import { testDatabase } from '../database.ts';

/** Without its scenarios, which a changed playbook would fail. */
export const SERVICE_UPGRADE: PlaybookFiles = Object.fromEntries(
  Object.entries(readFolder('playbooks/service-upgrade')).filter(([path]) => !path.startsWith('tests/')),
);

export interface Changed {
  readonly files?: PlaybookFiles;
  readonly runtime?: (runtime: Runtime) => Runtime;
}

/** A simulation on a database of its own, of the product as it is, or as a fault has changed it. */
export async function runSimulation(options: SimulationOptions, changed: Changed = {}): Promise<Simulated> {
  const { db, close } = await testDatabase();
  const { operations, runtime } = composeProduct();
  const change = changed.runtime ?? ((unchanged: Runtime) => unchanged);
  try {
    return await simulate(
      {
        db,
        operations,
        runtime: async (queryable) => change(await runtime(queryable)),
        files: changed.files ?? SERVICE_UPGRADE,
      },
      options,
    );
  } finally {
    await close();
  }
}
