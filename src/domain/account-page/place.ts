import { type Instant, invalid, isoInstant, parseInstant, type Uuid } from '#base';

/** Where a page of events ended. */
export interface Place {
  readonly at: Instant;
  readonly id: Uuid;
}

export const placeText = ({ at, id }: Place): string => `${isoInstant(at)}~${id}`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Throws `invalid` for whatever no page has given. */
export function readPlace(after: string | undefined): Place | undefined {
  if (after === undefined) return undefined;
  const [time = '', id = ''] = after.split('~');
  const at = parseInstant(time);
  if (at !== undefined && /^[1-9]\d{3}-/.test(time) && UUID.test(id)) return { at, id };
  throw invalid('bad-page', 'after must be the `next` of the page before, unchanged.', { field: 'after' });
}
