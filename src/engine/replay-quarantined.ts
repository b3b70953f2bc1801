import { type Instant, idOf } from '#base';
import type { Tx } from '#platform/db';
import { insertIntoInbox } from './inbox.ts';
import type { IncomingEvent } from './log-event.ts';
import { type QuarantineChoice, type TakenFromQuarantine, takeQuarantined } from './take-quarantined.ts';

/** What is put right about the events on their way back. */
export interface Mending {
  /** Under another key: recorded beside the stored event whose key it repeated. */
  readonly asNew: boolean;
  /** When they occurred: an instant, or when each first came in; absent: as they say. */
  readonly occurred?: Instant | 'received' | undefined;
}

/**
 * Takes events out of quarantine and sends them through the inbox again; answers with their ids. An event without a time of its own keeps the one at which it first came in.
 */
export async function replayQuarantined(
  tx: Tx,
  choice: QuarantineChoice,
  most: number,
  at: Instant,
  mending: Mending,
): Promise<readonly TakenFromQuarantine[]> {
  const taken = await takeQuarantined(tx, choice, most);
  const rows = taken.map((one) => ({ event: incoming(one, mending), lane: 1 as const, receivedAt: at }));
  await insertIntoInbox(tx, rows);
  return taken;
}

function incoming({ id, account, at, event }: TakenFromQuarantine, { asNew, occurred }: Mending): IncomingEvent {
  // The tick put it there as it came in, perhaps with the fields that recording adds.
  const stored = event as unknown as Omit<IncomingEvent, 'account'> & { readonly receivedAt?: Instant };
  const { receivedAt = at, ...rest } = stored;
  return {
    ...rest,
    account,
    key: asNew ? idOf('replayed', id) : stored.key,
    occurredAt: occurred === 'received' ? receivedAt : (occurred ?? stored.occurredAt ?? receivedAt),
  };
}
