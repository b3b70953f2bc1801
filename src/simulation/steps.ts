import { DAY, type DayNumber, dayNumber, type Instant } from '#base';

/** The Saturday on which every simulation begins: the clocks of America and Europe change in the 90 days after it. */
export const DAY_0: DayNumber = dayNumber('2026-01-03');
export const BEGIN: Instant = DAY_0 * DAY;
/** How far the clock moves at once. Whoever reacts to something does so a day later at the earliest. */
export const STEP = DAY;

const stepOf = (at: Instant): number => Math.max(1, Math.ceil((at - BEGIN) / STEP));

/** Things kept by the step in which they are due. */
export class BySteps<T> {
  readonly #steps = new Map<number, T[]>();

  add(at: Instant, item: T): void {
    const items = this.#steps.get(stepOf(at));
    if (items === undefined) this.#steps.set(stepOf(at), [item]);
    else items.push(item);
  }

  /** Those of the step that ends at `to`. */
  take(to: Instant): T[] {
    const step = stepOf(to);
    const items = this.#steps.get(step) ?? [];
    this.#steps.delete(step);
    return items;
  }
}
