import { describe, expect, test } from 'vitest';
import type { Status } from '#domain/status';
import { statusLines } from './status-lines.ts';

const nothing = { waiting: 0, oldest_seconds: null };

function aStatus(more: Partial<Status> = {}): Status {
  return {
    at: '2026-03-02T09:00:00.000Z',
    well: true,
    troubles: [],
    versions: {
      perennial: '0.2.0',
      node: 'v20.19.0',
      postgresql: '18.4',
      migrations: 15,
      newest_migration: '0015-status.sql',
      playbooks: [
        {
          playbook: 'service_upgrade',
          version: '3',
          digest: 'abcdef0123456789',
          status: 'live',
          prepared: 1,
          published_seconds: 5,
        },
        {
          playbook: 'onboarding',
          version: '1',
          digest: '0123456789',
          status: 'preparing',
          prepared: 0.256,
          published_seconds: 5,
        },
      ],
    },
    services: { workers: [{ host: null, seconds: 5 }], deliveries: [{ host: null, seconds: 5 }] },
    clock: { database: '2026-03-02T09:00:00.000Z', shift_seconds: 0, jump_seconds: null },
    last_tick: '2026-03-02T08:59:58.123Z',
    lag: {
      worst_seconds: 0,
      lanes: { people: nothing, live: nothing, history: nothing },
      due: { waiting: 0, overdue_seconds: null },
      shards: [],
    },
    outbox: {
      queued: 2,
      oldest_due_seconds: null,
      under_way: 1,
      in_doubt: 0,
      dead: [{ channel: 'email', total: 4, last_day: 0 }],
    },
    quarantine: [],
    held_accounts: 0,
    unassigned: { events: 0, oldest_seconds: null },
    refused_calls_last_day: 0,
    standing_signals: 0,
    overdue_tasks: 0,
    size: {
      bytes: 3_500_000_000,
      groups: [
        { group: 'log', bytes: 3_499_000_000, about_rows: 10_000_000 },
        { group: 'in and out', bytes: 90_000, about_rows: 5 },
      ],
    },
    ...more,
  };
}

describe('the status of an installation', () => {
  test('that is well begins with that, then says what runs and what waits', () => {
    expect(statusLines(aStatus())).toEqual([
      'All is well.',
      '',
      'runs       1 worker, 1 delivery',
      'last tick  2026-03-02 08:59 UTC',
      'lag        none',
      'inbox      0 live, 0 of history; 0 due',
      'outbox     2 queued, 1 under way, 0 in doubt, 4 given up',
      'playbooks  service_upgrade 3 (abcdef01), onboarding 1 (01234567, 25 % prepared)',
      'data       3.3 GB (log 3.3 GB)',
      'clock      2026-03-02 09:00 UTC',
      'versions   Perennial 0.2.0, PostgreSQL 18.4, Node 20.19.0, 15 migrations',
    ]);
  });

  test('with troubles shows each with what to do, before everything else; notes need nobody', () => {
    const lines = statusLines(
      aStatus({
        well: false,
        troubles: [
          { name: 'no-worker', level: 'urgent', text: 'No worker is running.', do: 'Start one.' },
          { name: 'held-accounts', level: 'person', text: '3 accounts are held.', do: 'See list-held-accounts.' },
          { name: 'overdue-tasks', level: 'note', text: '2 tasks are overdue.', do: 'See list-tasks.' },
        ],
      }),
    );
    expect(lines.slice(0, 11)).toEqual([
      '2 things need somebody.',
      '',
      '!! No worker is running.',
      '  Start one.',
      '',
      '!  3 accounts are held.',
      '  See list-held-accounts.',
      '',
      '-  2 tasks are overdue.',
      '  See list-tasks.',
      '',
    ]);
    const note = { name: 'overdue-tasks', level: 'note', text: 'a', do: 'b' } as const;
    expect(statusLines(aStatus({ troubles: [note] }))[0]).toBe('All is well.');
  });

  test('with a lag says how long and in how many shards; with a shifted clock, how far', () => {
    const shard = { shard: 3, last_tick: null, lag_seconds: 700, history_seconds: null, waiting: 2, due: 0 };
    const lag = { ...aStatus().lag, worst_seconds: 700, shards: [shard, { ...shard, shard: 5 }] };
    const clock = { ...aStatus().clock, shift_seconds: 3 * 86_400 };
    const lines = statusLines(aStatus({ lag, clock, last_tick: null }));
    expect(lines).toContain('lag        12 min in the worst of 2 shards');
    expect(lines).toContain('clock      2026-03-02 09:00 UTC, 3 days ahead of the database');
    expect(lines).toContain('last tick  none yet');
  });
});
