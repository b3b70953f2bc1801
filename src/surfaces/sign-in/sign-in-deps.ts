import type { Clock } from '#base';
import type { Sessions } from '#platform/access';
import type { Db } from '#platform/db';
import type { Runner } from '#platform/operations';
import type { AuthSource } from './auth-source.ts';

export interface SignInDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly runner: Runner;
  readonly source: AuthSource;
  readonly sessions: Sessions;
  /** Where browsers reach us. */
  readonly url: () => string;
}
