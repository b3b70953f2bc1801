import { z } from 'zod';
import { invalid } from '#base';
import type { StandingFilter } from './standing-list.ts';

/** Which of the signals that stand are meant; what is said of several things has to hold of all. */
export const standingFields = {
  playbook: z.string().min(1).optional(),
  kind: z.string().min(1).optional().describe('the name of a signal in its playbook, like high_usage'),
  account: z.string().min(1).optional(),
  accounts: z.array(z.string().min(1)).max(5000).optional().describe('ids of accounts'),
  segment: z.string().min(1).optional().describe('accounts of this segment'),
  strength: z.enum(['strong', 'moderate', 'weak']).optional(),
  direction: z.enum(['expansion', 'risk', 'advocacy']).optional().describe('what the signal leads to'),
  all: z.boolean().optional().describe('every signal that stands'),
};

export type StandingInput = z.output<z.ZodObject<typeof standingFields>>;

/** Throws `invalid` when nothing says which signals are meant: letting all act is to be said. */
export function standingFilter({ all, account, accounts, ...named }: StandingInput): StandingFilter {
  const ids = [...(accounts ?? []), ...(account === undefined ? [] : [account])];
  const isNamed = ids.length > 0 || Object.values(named).some((value) => value !== undefined);
  if (isNamed && all === true)
    throw invalid(
      'all-and-some',
      'Say either `all` or which signals are meant: a playbook, a kind, accounts, a segment',
    );
  if (!isNamed && all !== true)
    throw invalid(
      'nothing-named',
      'Say which signals are meant: a playbook, a kind, accounts, a segment, a strength or a direction; or `all`',
    );
  return { ...named, ...(ids.length === 0 ? {} : { accounts: ids }) };
}

/** A place between two accounts, as text that callers hand back unchanged. */
export interface AccountPlace {
  readonly shard: number;
  readonly account: string;
}

export const cursorOf = ({ shard, account }: AccountPlace): string => `${shard} ${account}`;

/** Throws `invalid` for whatever no page has given. */
export function placeOf(cursor: string | undefined): AccountPlace | undefined {
  if (cursor === undefined) return undefined;
  const [, shard, account] = /^(\d{1,5}) (.+)$/s.exec(cursor) ?? [];
  if (shard === undefined || account === undefined)
    throw invalid('bad-page', '`after` must be the `next` of the answer before, unchanged.');
  return { shard: Number(shard), account };
}
