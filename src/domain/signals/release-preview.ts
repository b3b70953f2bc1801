import { z } from 'zod';

const count = z.number().int();
const signalOf = { playbook: z.string(), kind: z.string(), title: z.string() };
const journeyOf = { playbook: z.string(), journey: z.string(), title: z.string() };

const Becomes = z
  .enum(['raised', 'blocked', 'ended', 'stands', 'held'])
  .describe(
    'raised; blocked by its gate; ended, because its condition does not hold any more; stands, because its rule is not live; held, as its account is',
  );

const FirstMessage = z.object({
  at: z.number().describe('when it is written'),
  message: z.string(),
  state: z.enum(['leaves', 'review', 'refused']),
  contact: z.string().optional(),
  to: z.string().optional(),
  subject: z.string().optional(),
  why: z.string().optional().describe('what a refused one lacks'),
});

const ListedAccount = z.object({
  account: z.string(),
  name: z.string().optional(),
  signals: z.array(
    z.object({
      id: z.string(),
      ...signalOf,
      becomes: Becomes,
      strength: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
  journeys: z.array(
    z.object({
      ...journeyOf,
      outcome: z.enum(['entered', 'held out', 'not ready', 'not entered']),
      reason: z.string().optional(),
      first: FirstMessage.optional(),
      instead: z.string().optional().describe('what it comes to where no message is written in that time'),
    }),
  ),
  told: z.array(z.object({ person: z.string(), when: z.enum(['at once', 'next mail']) })),
  tasks: count,
  failed: z.string().optional().describe('why the engine could not work it out: the account would be held'),
});

/** What a release would bring about, of the accounts that were looked at. */
export const ReleasePreview = z.object({
  at: z.number(),
  until: z.number().describe('how far ahead first messages were looked for'),
  signals: count,
  accounts: count,
  kinds: z.array(
    z.object({
      ...signalOf,
      signals: count,
      raised: count,
      blocked: count,
      ended: count,
      stands: count,
      held: count,
    }),
  ),
  journeys: z.array(
    z.object({
      ...journeyOf,
      entered: count,
      held_out: count,
      not_ready: count,
      not_entered: z.array(z.object({ reason: z.string(), accounts: count })),
      first_messages: z.object({ leaves: count, review: count, refused: count, none: count }),
    }),
  ),
  people: z.array(z.object({ person: z.string(), at_once: count, next_mail: count })),
  tasks: count,
  failed: count,
  listed: z.array(ListedAccount),
  /** Looked at and counted, and not listed. */
  more: count,
  left: z.object({ signals: count, accounts: count }).describe('not looked at yet'),
  next: z.string().optional().describe('more are to be looked at: call again with it as `after`'),
});

export type ReleasePreview = z.output<typeof ReleasePreview>;
export type PreviewedAccount = z.output<typeof ListedAccount>;
