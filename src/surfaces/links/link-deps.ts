import type { Db } from '#platform/db';
import type { Log } from '#platform/log';
import type { Actor, Runner } from '#platform/operations';

export interface LinkDeps {
  readonly db: Db;
  readonly runner: Runner;
  readonly log: Log;
}

/** The link is the key: whoever has it may say what its page offers, and nothing else. */
export const actor: Actor = { kind: 'key', id: 'signed-link', role: 'admin' };
