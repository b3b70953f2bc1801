import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SegmentCalls } from '../e2e/customer.ts';
import type { Trial } from '../e2e/trial.ts';

/** An answer that was no success. */
export interface Refused {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly reason: string;
}

/**
 * A sender as any could be written by reading the page on HTTP: it sends the same batch until it has its success, waits
 * as it is told, and gives up on a 4xx. Answers with what it was told on the way.
 */
export async function sendUntilTaken(trial: Trial, say: (client: SegmentCalls) => void): Promise<Refused[]> {
  const batch: object[] = [];
  const collect =
    (type: string) =>
    (call: object): void => {
      batch.push({ type, messageId: randomUUID(), timestamp: new Date().toISOString(), ...call });
    };
  // Only the three ways to say something; what the real client answers with is not used.
  say({ group: collect('group'), identify: collect('identify'), track: collect('track') } as unknown as SegmentCalls);
  const body = JSON.stringify({ batch });
  const refused: Refused[] = [];
  for (let tries = 0; tries < 200; tries++) {
    const response = await fetch(`http://127.0.0.1:${trial.home.port}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${trial.keys.write}`, 'content-type': 'application/json' },
      body,
    }).catch(() => undefined);
    if (response?.status === 200) {
      await response.arrayBuffer();
      return refused;
    }
    if (response !== undefined) {
      const { reason } = (await response.json()) as { reason: string };
      const { status } = response;
      refused.push({ status, retryAfter: response.headers.get('retry-after'), reason });
      if (status < 500 && status !== 429) throw new Error(`the sender would give up: ${status} ${reason}`);
    }
    // It is told whole seconds; a test has less time.
    await sleep(100);
  }
  throw new Error(`not taken: ${JSON.stringify(refused.at(-1))}`);
}
