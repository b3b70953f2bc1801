import type { Hono } from 'hono';
import type { Receiver } from '#domain/events';
import type { Sessions } from '#platform/access';
import type { KeyRing } from '#platform/keys';
import type { Log } from '#platform/log';
import type { Operation, Runner } from '#platform/operations';

export interface HttpDeps {
  readonly operations: readonly Operation[];
  readonly runner: Runner;
  readonly keys: KeyRing;
  /** Who is signed in; without it only keys are asked. */
  readonly sessions?: Sessions;
  /** Where browsers reach us; needed with sessions. */
  readonly url?: () => string;
  readonly receiver: Receiver;
  /** Told how many calls of a key are stored, and how many were refused. */
  readonly counted?: (key: string, accepted: number, refused: number) => void;
  readonly log: Log;
  /** Before everything else: what measures every request. */
  readonly mountFirst?: (app: Hono) => void;
  /** Adds pages of other surfaces, such as the mailbox. */
  readonly mountPages?: (app: Hono) => void;
}
