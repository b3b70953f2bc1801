import type { Instant } from '#base';
import type { Amounts } from './amounts.ts';
import type { Customer } from './draw.ts';
import { momentOf } from './moments.ts';

/** Something that is to happen, or has happened: `mail outreach`, `opportunity qualified 12000 USD`. */
export interface Line {
  readonly at: Instant;
  readonly what: string;
}

/** What is to happen to a customer until the horizon: what its fragments list, with dates added. */
export function expectedLedger({ parts, zone, amounts, entry, start }: Customer, horizon: Instant): Line[] {
  const score = { at: momentOf(entry.score.at, 'start', { start }, zone), what: `score ${entry.score.is}` };
  const lines = parts.flatMap(({ own, fragment, anchors }) =>
    Object.entries(fragment.expect).flatMap(([offset, happenings]) => {
      const at = momentOf(offset, own, anchors, zone);
      return happenings.map((what) => ({ at, what: named(what, amounts) }));
    }),
  );
  const ledger = [score, ...lines].filter(({ at }) => at <= horizon).sort((a, b) => a.at - b.at);
  const last = ledger.findLast(({ what }) => what.startsWith('opportunity '));
  const stands = last === undefined ? [] : [{ at: horizon, what: last.what.replace('opportunity', 'stands') }];
  return [...ledger, ...stands];
}

/** `{gap}` → the customer's own amount, in minor units, with its currency. */
function named(what: string, amounts: Amounts): string {
  return what.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    // A name that is no amount is a mistake in a fragment.
    const amount = amounts[name as keyof Amounts];
    if (typeof amount !== 'number') throw new Error(`'${what}': there is no amount ${name}`);
    return `${amount} ${amounts.currency}`;
  });
}
