import { canonicalJson, digestOf } from '#base';
import { SIGNAL_RELEASED } from '#engine';
import type { OperationEvent } from '#platform/operations';
import type { StandingAccount } from './standing-list.ts';

/** The event by which signals of an account that stand are let act; the same ones by the same person are the same event. */
export function releaseEvent({ account, signals }: StandingAccount, by: string): OperationEvent & { id: string } {
  const ids = signals.map(({ id }) => id);
  const kinds = [...new Set(signals.map(({ kind }) => kind))].sort();
  return {
    account,
    name: SIGNAL_RELEASED,
    properties: { signals: ids, kinds, by },
    id: digestOf(canonicalJson([account, ids, by])),
  };
}
