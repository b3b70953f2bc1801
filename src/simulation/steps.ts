import { DAY, type DayNumber, dayNumber, HOUR, type Instant } from '#base';

/** The Saturday on which every simulation begins: the clocks of America and Europe change in the 90 days after it. */
export const DAY_0: DayNumber = dayNumber('2026-01-03');
export const BEGIN: Instant = DAY_0 * DAY;

const WEEK = 7 * DAY;
/**
 * When steps end, after the Saturday of each week (UTC): most take a day, and that from Sunday to the end of Tuesday takes
 * three. Between what somebody reacts to and the reaction lies an end. Who reports usage on a Monday is so looked at once
 * for the report and for what has left the window of 30 days by Wednesday.
 */
const ENDS = [3 * HOUR, DAY + 3 * HOUR, 4 * DAY, 5 * DAY + 3 * HOUR, 6 * DAY + 3 * HOUR];

/** The ends of all steps up to the horizon, which ends the last. */
export function stepEnds(horizon: Instant): Instant[] {
  const ends: Instant[] = [];
  for (let week = BEGIN; week < horizon; week += WEEK) {
    for (const end of ENDS) if (week + end < horizon) ends.push(week + end);
  }
  return [...ends, horizon];
}

/** Things kept until the step in which they are due. */
export class BySteps<T> {
  readonly #days = new Map<number, (readonly [at: Instant, item: T])[]>();
  #from = Math.floor(BEGIN / DAY) - 1;

  add(at: Instant, item: T): void {
    const day = Math.max(this.#from, Math.floor(at / DAY));
    const items = this.#days.get(day);
    if (items === undefined) this.#days.set(day, [[at, item]]);
    else items.push([at, item]);
  }

  /** All that are due up to `to`, and were not taken before. */
  take(to: Instant): T[] {
    const last = Math.floor(to / DAY);
    const due: T[] = [];
    const later: (readonly [at: Instant, item: T])[] = [];
    for (; this.#from <= last; this.#from++) {
      for (const entry of this.#days.get(this.#from) ?? []) {
        if (entry[0] <= to) due.push(entry[1]);
        else later.push(entry);
      }
      this.#days.delete(this.#from);
    }
    this.#from = last;
    if (later.length > 0) this.#days.set(last, later);
    return due;
  }
}
