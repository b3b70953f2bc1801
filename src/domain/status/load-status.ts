import { DAY, type Instant, isoInstant } from '#base';
import { listRunningServices, type RunningService } from '#engine';
import { readClockJump } from '#platform/clock';
import type { Queryable } from '#platform/db';
import { listDeadLetters, readOutbox } from './outbox-state-list.ts';
import { lagOf } from './shard-lag.ts';
import { listShardLag } from './shard-lag-list.ts';
import { listTableGroups } from './size-list.ts';
import type { StatusFigures } from './status-view.ts';
import { listRunningPlaybooks, readVersions } from './version-list.ts';
import { listQuarantineReasons, readWaiting } from './waiting-list.ts';

/** What this process is. */
export interface Build {
  /** Perennial's. */
  readonly version: string;
  readonly node: string;
}

/** Reads all figures: a fixed number of statements, each of which reads a bounded number of rows. */
export async function loadStatus(db: Queryable, at: Instant, build: Build): Promise<StatusFigures> {
  const ago = (instant: Instant): number => Math.max(0, (at - instant) / 1000);
  const since = (instant: Instant | null): number | null => (instant === null ? null : ago(instant));
  const lag = lagOf(await listShardLag(db, at), at);
  const versions = await readVersions(db);
  const playbooks = await listRunningPlaybooks(db);
  const services = await listRunningServices(db);
  const jump = await readClockJump(db);
  const outbox = await readOutbox(db, at);
  const dead = await listDeadLetters(db, at - DAY);
  const quarantine = await listQuarantineReasons(db);
  const waiting = await readWaiting(db, at, at - DAY);
  const groups = await listTableGroups(db);
  return {
    at: isoInstant(at),
    versions: {
      perennial: build.version,
      node: build.node,
      postgresql: versions.postgresql,
      migrations: versions.migrations,
      newest_migration: versions.newestMigration,
      playbooks: playbooks.map(({ playbook, version, digest, status, prepared, publishedAt }) => ({
        playbook,
        version,
        digest,
        status,
        prepared: status === 'live' ? 1 : prepared,
        published_seconds: ago(publishedAt),
      })),
    },
    services: { workers: running(services, 'worker'), deliveries: running(services, 'delivery') },
    clock: {
      database: isoInstant(versions.time),
      shift_seconds: versions.shift / 1000,
      jump_seconds: jump === undefined ? null : jump.ms / 1000,
    },
    ...lag,
    outbox: {
      queued: outbox.queued,
      oldest_due_seconds: since(outbox.dueSince),
      under_way: outbox.underWay,
      in_doubt: outbox.inDoubt,
      dead: dead.map(({ channel, total, recent }) => ({ channel, total, last_day: recent })),
    },
    quarantine,
    held_accounts: waiting.held,
    unassigned: { events: waiting.unassigned, oldest_seconds: since(waiting.unassignedSince) },
    refused_calls_last_day: waiting.refused,
    standing_signals: waiting.standing,
    overdue_tasks: waiting.overdueTasks,
    size: {
      bytes: groups.reduce((sum, { bytes }) => sum + bytes, 0),
      groups: groups.map(({ group, bytes, aboutRows }) => ({ group, bytes, about_rows: aboutRows })),
    },
  };
}

const running = (services: readonly RunningService[], which: RunningService['service']) =>
  services.filter(({ service }) => service === which).map(({ host, seconds }) => ({ host, seconds }));
