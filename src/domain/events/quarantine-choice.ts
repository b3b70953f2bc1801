import { z } from 'zod';
import { invalid, notFound } from '#base';
import { AccountId } from '#domain/accounts';
import type { TakenFromQuarantine } from '#engine';
import type { Told } from '#platform/audit';

/** As many as one transaction moves while others wait for it. */
const MOST = 1000;

/** Which events of the quarantine an operation is about; all of what is said has to hold. */
export const quarantineChoice = {
  account: AccountId.optional(),
  reason: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('such as property-type; those of all accounts unless one is said'),
  ids: z.array(z.uuid()).min(1).max(MOST).optional(),
  limit: z.number().int().min(1).max(MOST).default(MOST).describe('the oldest so many; run it again for the rest'),
};

/** Throws `invalid` when nothing is said: nobody means all there is by saying nothing. */
export function assertChosen(choice: { account?: unknown; reason?: unknown; ids?: unknown }): void {
  if (choice.account !== undefined || choice.reason !== undefined || choice.ids !== undefined) return;
  throw invalid('nothing-chosen', 'Say which events are meant: ids, account or reason, as list-quarantine shows them.');
}

/** Throws `not_found` when one of the events that were asked for by id is not there: then nothing is done. */
export function assertAllFound(asked: readonly string[] | undefined, found: readonly string[]): void {
  const missing = asked?.filter((id) => !found.includes(id)) ?? [];
  if (missing.length === 0) return;
  const message = `Not in the quarantine: ${missing.join(', ')}. Nothing was done.`;
  throw notFound('not-in-quarantine', message, { missing });
}

/** An event of the quarantine as the audit log tells it. */
export const quarantined = ({ account, event }: TakenFromQuarantine): Told => ({ account, event: event.name });
