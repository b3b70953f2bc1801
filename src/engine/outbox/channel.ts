import type { Instant, JsonObject, Uuid } from '#base';

/** A way out: SMTP, a webhook. Its rows in the outbox carry its name, and so do the events that tell of them. */
export interface Channel {
  readonly name: string;
  /** How many deliveries may run at once. */
  readonly concurrency: number;
  /** Answers within 5 minutes, whatever the other side does. `id` is the message's identity at the wire. */
  deliver(payload: JsonObject, id: Uuid): Promise<DeliveryResult>;
}

export type DeliveryResult =
  /** `kept`: it was not sent out but stays readable on this machine; `reply` says why, else what the other side said. */
  | { readonly ok: true; readonly reply: string; readonly kept?: true }
  /** `wasOnWire`: everything was handed over and no answer came, so it may have arrived. */
  | {
      readonly ok: false;
      readonly permanent: boolean;
      /** Of one for good: what was sent is refused, and the address would take something else. */
      readonly ofContent?: true;
      readonly reason: string;
      readonly wasOnWire: boolean;
      /** Not to be tried again before, in ms from now: the other side's wish. */
      readonly retryAfter?: number;
    };

export type OutboxState = 'queued' | 'claimed' | 'wire' | 'sent' | 'in_doubt' | 'dead' | 'dropped';

/** A row that this process has claimed. */
export interface ClaimedRow {
  readonly shard: number;
  readonly id: Uuid;
  readonly account: string;
  readonly channel: string;
  readonly payload: JsonObject;
  readonly attempts: number;
  /** The worker by whose number it was claimed. */
  readonly claimedBy: number;
}

/** What becomes of a row after a delivery. */
export interface Settled {
  readonly row: ClaimedRow;
  readonly state: 'sent' | 'queued' | 'in_doubt' | 'dead';
  readonly reason?: string;
  /** Of a row that is tried again. */
  readonly dueAt?: Instant;
  /** The event that tells of it: `<channel>.<tells>`. */
  readonly tells?: 'sent' | 'bounced' | 'failed' | 'in_doubt';
  readonly kept?: true;
}
