import { parseInstant } from '#base';
import { type Status, TROUBLES } from '#domain/status';
import type { DatabaseMetric } from './metrics-catalog.ts';

/** One line of what Prometheus reads. */
export interface Sample {
  readonly metric: DatabaseMetric;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A status in Prometheus' words. What has no age (nothing waits) is 0, so that alerts need no special case. */
export function samplesOf(status: Status): Sample[] {
  const { versions, services, lag, outbox, unassigned, clock, size, troubles } = status;
  const present = new Set(troubles.map(({ name }) => name));
  const of = (metric: DatabaseMetric, value: number, labels: Sample['labels'] = {}): Sample => ({
    metric,
    labels,
    value,
  });
  const tick = status.last_tick === null ? undefined : parseInstant(status.last_tick);
  return [
    of('perennial_build_info', 1, {
      version: versions.perennial,
      node: versions.node,
      postgresql: versions.postgresql,
    }),
    ...versions.playbooks.map(({ playbook, version, digest, prepared }) =>
      of('perennial_playbook_info', prepared, { playbook, version, digest: digest.slice(0, 12) }),
    ),
    ...Object.entries(TROUBLES).map(([name, { level }]) =>
      of('perennial_trouble', present.has(name) ? 1 : 0, { name, level }),
    ),
    of('perennial_services', services.workers.length, { service: 'worker' }),
    of('perennial_services', services.deliveries.length, { service: 'delivery' }),
    ...(tick === undefined ? [] : [of('perennial_last_tick_timestamp_seconds', tick / 1000)]),
    of('perennial_shard_lag_seconds', lag.worst_seconds),
    ...Object.entries(lag.lanes).flatMap(([lane, { waiting, oldest_seconds: oldest }]) => [
      of('perennial_inbox_rows', waiting, { lane }),
      of('perennial_inbox_oldest_seconds', oldest ?? 0, { lane }),
    ]),
    of('perennial_due_times', lag.due.waiting),
    of('perennial_due_oldest_seconds', lag.due.overdue_seconds ?? 0),
    of('perennial_outbox_rows', outbox.queued, { state: 'queued' }),
    of('perennial_outbox_rows', outbox.under_way, { state: 'under_way' }),
    of('perennial_outbox_rows', outbox.in_doubt, { state: 'in_doubt' }),
    of('perennial_outbox_oldest_seconds', outbox.oldest_due_seconds ?? 0),
    ...outbox.dead.map(({ channel, total }) => of('perennial_dead_letters', total, { channel })),
    ...status.quarantine.map(({ reason, events }) => of('perennial_quarantine_events', events, { reason })),
    of('perennial_held_accounts', status.held_accounts),
    of('perennial_unassigned_events', unassigned.events),
    of('perennial_unassigned_oldest_seconds', unassigned.oldest_seconds ?? 0),
    of('perennial_refused_calls_last_day', status.refused_calls_last_day),
    of('perennial_standing_signals', status.standing_signals),
    of('perennial_overdue_tasks', status.overdue_tasks),
    of('perennial_clock_shift_seconds', clock.shift_seconds),
    of('perennial_clock_jump_seconds', clock.jump_seconds ?? 0),
    ...size.groups.map(({ group, bytes }) => of('perennial_table_bytes', bytes, { group })),
  ];
}
