import type { Instant } from '#base';
import type { Enrollment } from '#pure/journey';
import type { AccountSeries } from '#pure/measure';
import type { Scored } from '#pure/score';
import type { RaisedSignal } from '#pure/signal';

/** The name under which an account's one health score is kept beside its scores. */
export const HEALTH = 'health';

/** The name under which a playbook's score is kept: names are local to a playbook. */
export const scoreName = (playbook: string, score: string): string => `${playbook}.${score}`;

/** A score as it stands, with the model or version that made it. */
export interface StandingScore extends Scored {
  readonly by: string;
  readonly at: Instant;
}

/** Everything the engine keeps about one account, loaded for a tick. */
export interface AccountData {
  readonly account: string;
  readonly lastAt: Instant;
  readonly dueAt: Instant | undefined;
  /** Facts of features by subject. */
  readonly rows: Map<string, unknown>;
  readonly series: AccountSeries;
  readonly scores: Readonly<Record<string, StandingScore>>;
  readonly signals: readonly RaisedSignal[];
  readonly enrollments: readonly Enrollment[];
}
