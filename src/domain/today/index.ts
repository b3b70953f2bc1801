import type { Feature } from '#domain/feature';
import type { AccountIndex } from '#domain/views';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { getBookFigures } from './get-book-figures.ts';
import { getDayCounts } from './get-day-counts.ts';
import { getToday } from './get-today.ts';

/** What a person opens in the morning: what asks for them, and how their book of accounts stands. */
export const today = (runtime: (db: Queryable) => Promise<Runtime>, index: AccountIndex): Feature => ({
  operations: [getToday(runtime), getBookFigures(runtime, index), getDayCounts],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
});
