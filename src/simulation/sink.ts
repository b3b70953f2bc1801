import type { Uuid } from '#base';
import type { Channel } from '#engine';

/** A mail as it reached its reader. */
export interface Received {
  readonly id: Uuid;
  readonly message: string;
}

/** The way out of mail in a simulation: everything arrives, and is kept until it is read. */
export class Sink implements Channel {
  readonly name = 'email';
  readonly concurrency = 500;
  #received: Received[] = [];

  async deliver(payload: { readonly message?: unknown }, id: Uuid): Promise<{ ok: true; reply: string }> {
    this.#received.push({ id, message: String(payload.message) });
    return { ok: true, reply: 'received' };
  }

  /** What came since it was last read. */
  take(): Received[] {
    const received = this.#received;
    this.#received = [];
    return received;
  }
}
