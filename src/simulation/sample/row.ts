import type { Instant, JsonObject } from '#base';
import { eventKey, type InboxRow } from '#engine';
import type { SampleCustomer } from './customer.ts';

/** Where usage and the like come from. */
const SOURCE = 'sample';

interface More {
  readonly contact?: string;
  /** The operation by which a person did it. */
  readonly by?: string;
  /** When it came in, of what had happened before. */
  readonly toldAt?: Instant;
  /** Makes it another event than one that says the same at the same time. */
  readonly id?: string;
}

/** An event of a sample customer on its way into the inbox. */
export function row(
  { id: account }: SampleCustomer,
  name: string,
  at: Instant,
  properties: JsonObject,
  { contact, by, toldAt, id }: More = {},
): InboxRow {
  const source = by ?? SOURCE;
  const event = {
    account,
    key: eventKey(source, `${account} ${name} ${at} ${id ?? JSON.stringify(properties)}`),
    name,
    source,
    properties,
    occurredAt: at,
    ...(contact === undefined ? {} : { contact }),
  };
  return { event, lane: toldAt === undefined ? (by === undefined ? 1 : 0) : 2, receivedAt: toldAt ?? at };
}
