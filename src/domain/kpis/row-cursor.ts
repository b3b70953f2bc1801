import { z } from 'zod';
import { invalid } from '#base';
import { compareRows, type KpiRow, type RowPlace } from '#pure/kpi';

/** The last row that was shown, and how many that stand in its place: single events may be alike. */
export interface RowCursor {
  readonly place: RowPlace;
  readonly shown: number;
}

const optionalText = z.string().nullable();
const Cursor = z.tuple([
  z.number().nullable(),
  z.string(),
  optionalText,
  optionalText,
  optionalText,
  z.number().int().min(1),
]);

/** What leads on after the first `count` rows. */
export function cursorAfter(rows: readonly KpiRow[], count: number): string {
  const last = rows[count - 1];
  if (last === undefined) return '';
  const shown = rows.slice(0, count).filter((row) => compareRows(row, last) === 0).length;
  const { at, account, enrollment, record, currency } = last;
  return JSON.stringify([at ?? null, account, enrollment ?? null, record ?? null, currency ?? null, shown]);
}

/** Throws `invalid` for whatever no page has given. */
export function readCursor(text: string): RowCursor {
  try {
    const [at, account, enrollment, record, currency, shown] = Cursor.parse(JSON.parse(text));
    const place = {
      account,
      ...(at === null ? {} : { at }),
      ...(enrollment === null ? {} : { enrollment }),
      ...(record === null ? {} : { record }),
      ...(currency === null ? {} : { currency }),
    };
    return { place, shown };
  } catch (error) {
    throw invalid('bad-page', '`cursor` must be the `next` of the page before, unchanged.', {}, error);
  }
}

/** Where the rows after a cursor begin, also when others have come in between. */
export function placeAfter(rows: readonly KpiRow[], { place, shown }: RowCursor): number {
  const before = rows.filter((row) => compareRows(row, place) < 0).length;
  const alike = rows.filter((row) => compareRows(row, place) === 0).length;
  return before + Math.min(alike, shown);
}
