import { type Instant, invalid, isoInstant, parseInstant } from '#base';

/** Where a page ended: `2026-03-02T09:00:00.000Z/<id>`, as the next request's `after`. */
export interface Place {
  readonly at: Instant;
  readonly id: string;
}

function placeText({ at, id }: Place): string {
  return `${isoInstant(at)}/${id}`;
}

/** What the rows of a list are told apart by, beside their time. */
const ID = { uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, number: /^\d{1,18}$/ };

/** Throws `invalid` for whatever no page has given. */
export function readPlace(after: string | undefined, ids: keyof typeof ID = 'uuid'): Place | undefined {
  if (after === undefined) return undefined;
  const [time = '', id = ''] = after.split('/');
  const at = parseInstant(time);
  // As this list writes it: the database knows fewer years than a time can be written with.
  if (at !== undefined && /^[1-9]\d{3}-/.test(time) && ID[ids].test(id)) return { at, id };
  throw invalid('bad-page', 'after must be the `next` of the page before, unchanged.', { field: 'after' });
}

/** The first `limit` of one more than that, and where they end if more follow. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  place: (row: Row) => Place,
): { readonly page: readonly Row[]; readonly next?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last !== undefined ? { page, next: placeText(place(last)) } : { page };
}
