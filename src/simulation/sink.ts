import type { Uuid } from '#base';
import type { Channel } from '#engine';

/** A mail as it reached its reader. */
export interface Received {
  readonly id: Uuid;
  readonly message: string;
  readonly to: string;
}

/** The way out of mail in a simulation: everything arrives, and is kept until it is read. */
export class Sink implements Channel {
  readonly name = 'email';
  readonly concurrency = 500;
  #received: Received[] = [];

  async deliver(
    { message, to }: { readonly message?: unknown; readonly to?: unknown },
    id: Uuid,
  ): Promise<{ ok: true; reply: string }> {
    this.#received.push({ id, message: String(message), to: String(to) });
    return { ok: true, reply: 'received' };
  }

  /** What came since it was last read. */
  take(): Received[] {
    const received = this.#received;
    this.#received = [];
    return received;
  }
}
