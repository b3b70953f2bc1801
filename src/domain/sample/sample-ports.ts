import type { Clock, Instant } from '#base';
import type { Runtime, Wake } from '#engine';
import type { Db, Queryable } from '#platform/db';
import type { Runner } from '#platform/operations';
import type { SampleSource } from './sample-company.ts';

/** What loading and removing the sample need of the running product. */
export interface SamplePorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly runtime: (db: Queryable) => Promise<Runtime>;
  readonly source: SampleSource;
  readonly wake: Wake;
  /** Runs operations as of an instant: what people of the sample did some days ago. */
  readonly runnerAt: (at: Instant) => Pick<Runner, 'run'>;
  /** Whether to stop where it is; whoever starts next goes on. */
  readonly stopping: () => boolean;
  readonly failed: (error: unknown) => void;
}
