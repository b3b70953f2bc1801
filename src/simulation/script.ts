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
  readonly #rows = new BySteps<InboxRow>();
  readonly #deeds = new BySteps<Deed<Arrival>>();

  constructor(customers: readonly Customer[], horizon: Instant) {
    this.#stories = new Map(customers.map((customer) => [customer.account, new Story(customer)]));
    for (const story of this.#stories.values()) this.#begin(story, horizon);
  }

  /** What is told of customers in the step that ends at `to`, and what is done in it. */
  until(to: Instant): { readonly rows: InboxRow[]; readonly deeds: Deed<Arrival>[] } {
    return { rows: this.#rows.take(to), deeds: this.#deeds.take(to) };
  }

  /** Something has arrived; the clock stands at `now`. Who would have answered before then answers no more. */
  answer(arrival: Arrival, now: Instant): void {
    const deed = this.#stories.get(arrival.account)?.answerTo(`${arrival.kind} ${arrival.name}`, arrival.at, arrival);
    if (deed !== undefined && deed.at > now) this.#deeds.add(deed.at, deed);
  }

  #begin(story: Story, horizon: Instant): void {
    const { customer } = story;
    const connectedAt = momentOf('day -1', 'start', { start: customer.start }, customer.zone);
    const tell = (row: InboxRow): void => this.#rows.add(row.receivedAt, row);
    for (const row of connection(customer, connectedAt)) tell(row);
    for (const { at, percent } of story.usage(horizon)) tell(usageReport(customer, at, percent, connectedAt));
    for (const deed of story.planted(connectedAt)) this.#deeds.add(deed.toldAt, deed);
  }
}
