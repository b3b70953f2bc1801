import type { JsonObject } from '#base';
import type { Amounts } from './amounts.ts';
import type { Offset, WeekTime } from './moments.ts';

/** What an action says, with the customer's own amounts where it names some. */
export type Said = JsonObject | ((amounts: Amounts) => JsonObject);

/** Days that an action names, at their offsets. */
export type Days = Readonly<Record<string, Offset>>;

/** What somebody does: the customer, a colleague, or the software that reports on the customer. */
export type Action =
  /** A source sends an event. */
  | { readonly act: 'send'; readonly event: string; readonly says?: Said }
  | { readonly act: 'reply' }
  | { readonly act: 'book'; readonly meeting: string; readonly starts: Offset; readonly ends: Offset }
  | { readonly act: 'cancel'; readonly meeting: string }
  | { readonly act: 'miss'; readonly meeting: string }
  /** Records what the customer has decided. */
  | { readonly act: 'decide'; readonly says: Said; readonly on?: Days }
  /** Presses a button of the mail that was reacted to: the answer's own event, and what it asks for. */
  | { readonly act: 'answer'; readonly answer: string; readonly event: string; readonly says: Said; readonly on?: Days }
  /** Approves the document whose review was reacted to. */
  | { readonly act: 'approve' }
  /** Completes the task that was reacted to. */
  | { readonly act: 'complete'; readonly answers?: Said };

/** It is done whatever the product does. One that lies before the customer is connected is told then, as history. */
export interface Plant {
  readonly at: Offset;
  readonly do: Action;
}

/** It is done only where what it answers has truly arrived: each reaction to the first arrival that no other has taken. */
export interface Reaction {
  /** `mail outreach`, `task call_note`. */
  readonly to: string;
  /** Elapsed since the arrival: `26h`; or a moment of its own, if it has arrived by then. */
  readonly after?: `${number}h`;
  readonly at?: Offset;
  readonly do: Action;
}

/** By offset, what is to happen then: `mail outreach`, `opportunity qualified {gap}`. */
export type Expected = Readonly<Record<Offset, readonly string[]>>;

/** A piece of a customer's story, typed from the document by hand. */
export interface Fragment {
  /** Where the document says so. */
  readonly cites: string;
  readonly plant?: readonly Plant[];
  readonly react?: readonly Reaction[];
  readonly expect: Expected;
  /** Where the next part begins; absent: the story ends here. */
  readonly leadsTo?: Offset;
}

/** From a customer that is connected to one who is in the journey. Its offsets count from `start`. */
export interface EntryFragment extends Fragment {
  /** Attributes of the account besides plan and amounts. */
  readonly known: JsonObject;
  /** How long the account has been a customer on the day of the start: whole months, less some days. */
  readonly tenure: { readonly months: number; readonly lessDays?: number };
  /** Reported weekly, in percent of the plan: three weeks before the start, from the start on; the last one stays so. */
  readonly usage?: { readonly before: readonly [number, number, number]; readonly from: readonly number[] };
  /** Days from the start to the end of the contract; absent: it is open-ended. */
  readonly daysToEnd?: number;
  readonly heldOut?: true;
  /** The expansion score at a moment. */
  readonly score: { readonly at: Offset; readonly is: number };
}

/** From the entry to a documented call. Its offsets count from `entry`. */
export interface DiscoveryFragment extends Fragment {
  /** When the customer enters: what falls on a weekend depends on it. */
  readonly enters: WeekTime;
}

/** From the end of the call to a decision. Its offsets count from `call`. */
export interface ProposalFragment extends Fragment {
  /** When the call that it follows has ended. */
  readonly follows: readonly WeekTime[];
  /** When the proposal leaves, for offsets that count from `proposal`. */
  readonly sent?: Offset;
}

/** From the upgrade on. Its offsets count from `upgrade`. */
export interface SuccessFragment extends Fragment {
  readonly follows: readonly WeekTime[];
}
