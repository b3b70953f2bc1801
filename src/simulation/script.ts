import type { Instant } from '#base';
import type { InboxRow } from '#engine';
import type { Arrival } from './arrival.ts';
import { connection, usageReport } from './connection.ts';
import { BySteps } from './steps.ts';
import { type Deed, Story } from './story.ts';
import { type Customer, momentOf } from './truth/index.ts';

/** All stories together: what the product is told next, and who reacts to what. */
export class Script {
  readonly #stories: ReadonlyMap<string, Story>;
  /** Told when its time has come: thousands of customers report usage for months. */
  readonly #told = new BySteps<() => readonly InboxRow[]>();
  readonly #deeds = new BySteps<Deed<Arrival>>();

  constructor(customers: readonly Customer[]) {
    this.#stories = new Map(customers.map((customer) => [customer.account, new Story(customer)]));
    for (const story of this.#stories.values()) this.#begin(story);
  }

  /** What is told of customers in the step that ends at `to`, and what is done in it. */
  until(to: Instant): { readonly rows: readonly InboxRow[]; readonly deeds: readonly Deed<Arrival>[] } {
    const rows: InboxRow[] = [];
    // A report brings up the next one, which may be due in the same step.
    for (let due = this.#told.take(to); due.length > 0; due = this.#told.take(to)) {
      for (const tell of due) rows.push(...tell());
    }
    return { rows, deeds: this.#deeds.take(to) };
  }

  /** Something has arrived; the clock stands at `now`. Who would have answered before then answers no more. */
  answer(arrival: Arrival, now: Instant): void {
    const deed = this.#stories.get(arrival.account)?.answerTo(`${arrival.kind} ${arrival.name}`, arrival.at, arrival);
    if (deed !== undefined && deed.at > now) this.#deeds.add(deed.at, deed);
  }

  #begin(story: Story): void {
    const { customer } = story;
    const connectedAt = momentOf('day -1', 'start', { start: customer.start }, customer.zone);
    this.#told.add(connectedAt, () => connection(customer, connectedAt));
    for (const deed of story.planted(connectedAt)) this.#deeds.add(deed.toldAt, deed);
    this.#report(story, FIRST_WEEK, connectedAt);
  }

  #report(story: Story, week: number, connectedAt: Instant): void {
    const report = story.usage(week);
    if (report === undefined) return;
    const { at, percent } = report;
    this.#told.add(Math.max(at, connectedAt), () => {
      this.#report(story, week + 1, connectedAt);
      return [usageReport(story.customer, at, percent, connectedAt)];
    });
  }
}

const FIRST_WEEK = -3;
