import type { Instant, JsonObject } from '#base';
import type { IncomingEvent } from '#engine';
import { type Directory, type Identity, identify } from './identity.ts';
import { joinEvent, type Placement, placeCall, releaseEvent, type WaitingEvent } from './place-call.ts';
import type { TranslatedCall } from './segment-call.ts';

export interface ReceivedCall {
  readonly call: TranslatedCall;
  readonly receivedAt: Instant;
}

export interface Received {
  readonly event: IncomingEvent;
  readonly receivedAt: Instant;
  /** It makes a contact a record in an account that it joins: the e-mail by which it is known comes with it. */
  readonly joins?: true;
}

export interface Waiting {
  readonly contact: string;
  readonly event: WaitingEvent;
  readonly receivedAt: Instant;
}

export interface Membership {
  readonly contact: string;
  readonly account: string;
}

export type Binding = Identity & { readonly contact: string };

/** What is known of the contacts of a batch. Planning changes it to what is known afterwards. */
export interface Known {
  /** `kind:value` → contact. */
  readonly identities: Map<string, string>;
  readonly accounts: Map<string, readonly string[]>;
}

/** Everything that a batch changes, to be written in one transaction. */
export interface BatchPlan {
  readonly bind: readonly Binding[];
  /** To the contact that each ends as, whatever lay between. */
  readonly merge: readonly { readonly from: string; readonly to: string }[];
  readonly joins: readonly Membership[];
  /** Contacts whose waiting events, stored ones too, enter this account. */
  readonly release: readonly Membership[];
  readonly events: readonly Received[];
  readonly waiting: readonly Waiting[];
}

export const identityKey = (kind: string, value: string): string => `${kind}:${value}`;

function directoryOf(known: Known): Directory {
  return { contact: (kind, value) => known.identities.get(identityKey(kind, value)) };
}

export interface Settled {
  readonly events: readonly Received[];
  readonly open: readonly ReceivedCall[];
}

/**
 * The events of calls of which everything is known, and the calls of which something has to be read, remembered or
 * made to wait: with any of these the batch has to be planned as a whole.
 */
export function settle(calls: readonly ReceivedCall[], known: Known): Settled {
  const directory = directoryOf(known);
  const events: Received[] = [];
  const open: ReceivedCall[] = [];
  for (const received of calls) {
    const placed = settledPlacement(received.call, directory, known.accounts);
    if (placed === undefined) open.push(received);
    else for (const event of placed.events) events.push({ event, receivedAt: received.receivedAt });
  }
  return { events, open };
}

function settledPlacement(call: TranslatedCall, directory: Directory, known: Known['accounts']): Placement | undefined {
  const who = identify(call, directory);
  if (who !== undefined && (who.bind.length > 0 || who.merge.length > 0)) return undefined;
  const accounts = who === undefined ? [] : known.get(who.contact);
  if (accounts === undefined) return undefined;
  const placed = placeCall(call, who?.contact, accounts);
  return placed.waits === undefined && placed.joins === undefined ? placed : undefined;
}

/** Plans a batch in its order: each call sees what the calls before it have told. `known` is changed. */
export function planBatch(calls: readonly ReceivedCall[], known: Known): BatchPlan {
  const plan = new Plan(known);
  for (const received of calls) plan.take(received);
  return plan;
}

class Plan implements BatchPlan {
  bind: Binding[] = [];
  merge: { from: string; to: string }[] = [];
  joins: Membership[] = [];
  release: Membership[] = [];
  events: Received[] = [];
  waiting: Waiting[] = [];
  readonly #directory: Directory;

  constructor(readonly known: Known) {
    this.#directory = directoryOf(known);
  }

  take({ call, receivedAt }: ReceivedCall): void {
    const who = identify(call, this.#directory);
    for (const from of who?.merge ?? []) this.#merge(from, who?.contact ?? from, receivedAt);
    for (const { kind, value } of who?.bind ?? []) {
      const contact = who?.contact ?? '';
      this.bind.push({ kind, value, contact });
      this.known.identities.set(identityKey(kind, value), contact);
    }
    const accounts = who === undefined ? [] : this.#accountsOf(who.contact);
    const placed = placeCall(call, who?.contact, accounts);
    if (who !== undefined && placed.joins !== undefined) {
      // An identify call is itself what makes the contact a record there.
      const traits = call.type === 'identify' ? undefined : (call.contactTraits ?? {});
      this.#join(who.contact, placed.joins, traits, receivedAt);
    }
    for (const event of placed.events) this.events.push({ event, receivedAt });
    if (who !== undefined && placed.waits !== undefined) {
      this.waiting.push({ contact: who.contact, event: placed.waits, receivedAt });
    }
  }

  #accountsOf(contact: string): readonly string[] {
    return this.known.accounts.get(contact) ?? [];
  }

  #join(contact: string, account: string, traits: JsonObject | undefined, receivedAt: Instant): void {
    const before = this.#accountsOf(contact);
    this.known.accounts.set(contact, [...before, account]);
    this.joins.push({ contact, account });
    if (before.length === 0) this.#release(contact, account, receivedAt);
    if (traits !== undefined) this.events.push({ event: joinEvent(contact, account, traits), receivedAt, joins: true });
  }

  /** What waited goes before what has just told its account. */
  #release(contact: string, account: string, receivedAt: Instant): void {
    this.release.push({ contact, account });
    const [free, still] = [[] as Waiting[], [] as Waiting[]];
    for (const one of this.waiting) (one.contact === contact ? free : still).push(one);
    this.waiting = still;
    for (const one of free) {
      this.events.push({ event: releaseEvent(one.event, contact, account, one.receivedAt), receivedAt });
    }
  }

  #merge(from: string, to: string, receivedAt: Instant): void {
    const renamed = <T extends { contact: string }>(one: T): T =>
      one.contact === from ? { ...one, contact: to } : one;
    for (const [key, contact] of this.known.identities) {
      if (contact === from) this.known.identities.set(key, to);
    }
    this.merge = [...this.merge.map((one) => (one.to === from ? { ...one, to } : one)), { from, to }];
    this.bind = this.bind.map(renamed);
    this.joins = this.joins.map(renamed);
    this.release = this.release.map(renamed);
    this.waiting = this.waiting.map(renamed);
    const inherited = this.#accountsOf(from).filter((account) => !this.#accountsOf(to).includes(account));
    this.known.accounts.delete(from);
    for (const account of inherited) this.#join(to, account, {}, receivedAt);
    // Events of the merged contact may wait although the other's account is known.
    const [only, ...more] = this.#accountsOf(to);
    if (only !== undefined && more.length === 0) this.#release(to, only, receivedAt);
  }
}
