import { z } from 'zod';

const count = z.number().int();
const seconds = z.number();
/** Null: there is none. */
const since = seconds.nullable();

const Lane = z.object({
  waiting: count.describe('up to 500 of each shard are counted'),
  oldest_seconds: since.describe('since the first of them came in'),
});

const Service = z.object({
  host: z.string().nullable().describe('null: the same machine, by a socket'),
  seconds: seconds.nullable().describe('for how long it runs; null: not shown to us'),
});

const DeadLetters = z.object({ channel: z.string(), total: count, last_day: count });

/** Everything that tells how this installation is. Ages in seconds of its own clock, sizes in bytes. */
export const StatusFigures = z.object({
  at: z.string(),
  versions: z.object({
    perennial: z.string(),
    node: z.string().describe('of the process that answers'),
    postgresql: z.string(),
    migrations: count,
    newest_migration: z.string().nullable(),
    playbooks: z.array(
      z.object({
        playbook: z.string(),
        version: z.string(),
        digest: z.string(),
        status: z.enum(['live', 'preparing']),
        prepared: z.number().describe('1: live; less: the share of the accounts that is ready for it'),
        published_seconds: seconds,
      }),
    ),
  }),
  services: z.object({ workers: z.array(Service), deliveries: z.array(Service) }),
  clock: z.object({
    database: z.string(),
    shift_seconds: seconds.describe('how far ahead this data lives'),
    jump_seconds: seconds.nullable().describe('a jump of the clock that waits for accept-clock; below 0: back'),
  }),
  last_tick: z.string().nullable().describe('when a tick last did something'),
  lag: z.object({
    worst_seconds: seconds.describe('of all shards, history aside'),
    lanes: z.object({ people: Lane, live: Lane, history: Lane }),
    due: z.object({ waiting: count, overdue_seconds: since }),
    shards: z
      .array(
        z.object({
          shard: count,
          last_tick: z.string().nullable(),
          lag_seconds: seconds.describe('history aside'),
          history_seconds: since,
          waiting: count,
          due: count,
        }),
      )
      .describe('those that have something to do, the worst first'),
  }),
  outbox: z.object({
    queued: count.describe('up to 10,000 are counted'),
    oldest_due_seconds: since.describe('since the first that may leave could have'),
    under_way: count,
    in_doubt: count,
    dead: z.array(DeadLetters),
  }),
  quarantine: z.array(z.object({ reason: z.string(), events: count })),
  held_accounts: count,
  unassigned: z.object({ events: count, oldest_seconds: since }),
  refused_calls_last_day: count,
  standing_signals: count,
  overdue_tasks: count,
  size: z.object({
    bytes: count,
    groups: z.array(z.object({ group: z.string(), bytes: count, about_rows: count.describe('an estimate') })),
  }),
});
export type StatusFigures = z.output<typeof StatusFigures>;

export const TROUBLE_LEVELS = ['urgent', 'person', 'note'] as const;

/** Something that stands still (urgent), waits for a person, or is good to know. */
export const Trouble = z.object({
  name: z.string(),
  level: z.enum(TROUBLE_LEVELS),
  text: z.string(),
  do: z.string().describe('what to do about it'),
});
export type Trouble = z.output<typeof Trouble>;

export const Status = StatusFigures.extend({
  well: z.boolean().describe('nothing is urgent and nothing waits for a person'),
  troubles: z.array(Trouble).describe('the worst first'),
});
export type Status = z.output<typeof Status>;
