import { HOUR, type Instant } from '#base';
import { type Action, type Customer, momentOf, type Part, type Reaction } from './truth/index.ts';

/** Something that is to be done at an instant, to a task where it answers one. */
export interface Deed<Target> {
  readonly customer: Customer;
  readonly at: Instant;
  /** When the product is told: of what lies before the connection, with it. */
  readonly toldAt: Instant;
  readonly do: Action;
  readonly to?: Target;
  readonly part: Part;
}

interface Waiting {
  readonly part: Part;
  readonly reaction: Reaction;
}

/** A customer's story as it is told: what was planted, and what it still waits for to react to. */
export class Story {
  readonly #waiting: Waiting[];

  constructor(readonly customer: Customer) {
    this.#waiting = customer.parts.flatMap((part) =>
      (part.fragment.react ?? []).map((reaction) => ({ part, reaction })),
    );
  }

  /** What is done whatever the product does. */
  planted(connectedAt: Instant): Deed<never>[] {
    const { customer } = this;
    return customer.parts.flatMap((part) =>
      (part.fragment.plant ?? []).map(({ at: offset, do: action }) => {
        const at = this.#at(offset, part);
        return { customer, part, do: action, at, toldAt: Math.max(at, connectedAt) };
      }),
    );
  }

  /** What somebody does because this has arrived; undefined: nothing. */
  answerTo<Target>(what: string, at: Instant, to: Target): Deed<Target> | undefined {
    const index = this.#waiting.findIndex(({ reaction }) => reaction.to === what);
    const [hit] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (hit === undefined) return undefined;
    const { part, reaction } = hit;
    const when = reaction.at === undefined ? at + hoursIn(reaction.after) : this.#at(reaction.at, part);
    return { customer: this.customer, part, at: when, toldAt: when, do: reaction.do, to };
  }

  /** The usage report of a week since the start (-3 is the first), weekly by the customer's own clock; undefined: none. */
  usage(week: number): { readonly at: Instant; readonly percent: number } | undefined {
    const { zone, start, entry } = this.customer;
    if (entry.usage === undefined) return undefined;
    const { before, from } = entry.usage;
    const percent = week < 0 ? before.at(week) : from[Math.min(week, from.length - 1)];
    return { at: momentOf(`day ${7 * week}`, 'start', { start }, zone), percent: percent ?? 0 };
  }

  #at(offset: string, { own, anchors }: Part): Instant {
    return momentOf(offset, own, anchors, this.customer.zone);
  }
}

const hoursIn = (after: string | undefined): number => Number.parseInt(after ?? '0', 10) * HOUR;
