import type { Instant, Uuid } from '#base';
import type { IncomingEvent, LogEvent } from './log-event.ts';
import type { StoredEvent } from './stored-event.ts';

/** A row of the inbox; `stored` is what the log already holds under its key. */
export interface Inbound {
  readonly event: IncomingEvent;
  readonly receivedAt: Instant;
  readonly stored?: StoredEvent;
  /** Of a replay: the event as the log has it. It was checked when it was recorded. */
  readonly lived?: LogEvent;
}

/** An event that could not be recorded, with the reason that a person is shown. */
export interface Quarantined {
  readonly id: Uuid;
  readonly account: string;
  readonly at: Instant;
  readonly reason: string;
  readonly message: string;
  readonly event: IncomingEvent;
  readonly stored?: StoredEvent;
}
