import type { Instant, JsonObject } from '#base';
import { eventKey, type InboxRow, type IncomingEvent, type Lane } from '#engine';
import type { Customer } from './truth/index.ts';

/** Who writes and is written to. */
export const contactOf = ({ account }: Customer): string => `${account}-owner`;

/** Where mail to a customer goes, and whose such an address is. */
export const addressOf = ({ account }: Customer): string => `robin@${account}.example`;
export const accountAt = (address: string): string => /@(.+)\.example$/.exec(address)?.[1] ?? address;

export interface Told {
  /** The door; an operation's name for what people do. */
  readonly source?: string;
  readonly lane?: Lane;
  readonly occurredAt?: Instant;
  readonly contact?: string;
}

/** An event of a customer on its way into the inbox, at a virtual instant. */
export function inboxRow(
  { account }: Customer,
  name: string,
  properties: JsonObject,
  receivedAt: Instant,
  { source = 'simulation', lane = 1, ...rest }: Told = {},
): InboxRow {
  // What is told of a customer at one instant differs in what it says.
  const id = `${account} ${name} ${rest.occurredAt ?? receivedAt} ${JSON.stringify(properties)}`;
  const event: IncomingEvent = { account, key: eventKey(source, id), name, source, properties, ...rest };
  return { event, lane, receivedAt };
}
