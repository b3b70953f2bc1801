interface Metric {
  readonly type: 'gauge' | 'counter' | 'histogram';
  /** Prometheus shows it, and so does docs/operations.md. */
  readonly help: string;
  readonly labels?: readonly string[];
  /** Upper bounds of a histogram's buckets, in seconds. */
  readonly buckets?: readonly number[];
}

/** What the database says, the same from every process: `max by (…)` over them. */
export const DATABASE_METRICS = {
  perennial_build_info: {
    type: 'gauge',
    help: 'Always 1; versions of the process that answers and of its database',
    labels: ['version', 'node', 'postgresql'],
  },
  perennial_playbook_info: {
    type: 'gauge',
    help: 'Share of the accounts that is ready for a version; 1: it is live',
    labels: ['playbook', 'version', 'digest'],
  },
  perennial_trouble: {
    type: 'gauge',
    help: '1 while perennial status complains about it; level is urgent, person or note',
    labels: ['name', 'level'],
  },
  perennial_services: { type: 'gauge', help: 'Workers and deliveries that are running', labels: ['service'] },
  perennial_last_tick_timestamp_seconds: { type: 'gauge', help: 'When a tick last did something' },
  perennial_shard_lag_seconds: { type: 'gauge', help: 'How late the latest shard is, history aside' },
  perennial_inbox_rows: {
    type: 'gauge',
    help: 'Events that wait; of each lane at most 500 a shard are counted',
    labels: ['lane'],
  },
  perennial_inbox_oldest_seconds: { type: 'gauge', help: 'Age of the oldest event that waits', labels: ['lane'] },
  perennial_due_times: { type: 'gauge', help: 'Due times that have passed and wait; at most 500 a shard are counted' },
  perennial_due_oldest_seconds: { type: 'gauge', help: 'How overdue the most overdue due time is' },
  perennial_outbox_rows: {
    type: 'gauge',
    help: 'Messages by state: queued, under_way, in_doubt; at most 10,000 are counted',
    labels: ['state'],
  },
  perennial_outbox_oldest_seconds: { type: 'gauge', help: 'Since when the first message that may leave could have' },
  perennial_dead_letters: {
    type: 'gauge',
    help: 'Messages that were refused for good or given up, ever',
    labels: ['channel'],
  },
  perennial_quarantine_events: {
    type: 'gauge',
    help: 'Events that could not be recorded; at most 10,000 of a reason are counted',
    labels: ['reason'],
  },
  perennial_held_accounts: { type: 'gauge', help: 'Accounts that made the engine fail and wait for a person' },
  perennial_unassigned_events: { type: 'gauge', help: 'Events whose account is not known; at most 10,000 are counted' },
  perennial_unassigned_oldest_seconds: { type: 'gauge', help: 'Age of the oldest event whose account is not known' },
  perennial_refused_calls_last_day: { type: 'gauge', help: 'Calls that the door refused in the last 24 hours' },
  perennial_standing_signals: { type: 'gauge', help: 'Signals of history that wait for a person' },
  perennial_overdue_tasks: { type: 'gauge', help: 'Open tasks past their due time' },
  perennial_clock_shift_seconds: { type: 'gauge', help: 'How far ahead of the database this data lives' },
  perennial_clock_jump_seconds: {
    type: 'gauge',
    help: 'A jump of the clock that waits for a person, ahead or (below 0) back',
  },
  perennial_table_bytes: { type: 'gauge', help: 'Size on disk, indexes included', labels: ['group'] },
} as const satisfies Record<string, Metric>;

/** Counted in each process since its start: `sum by (…) (rate(…))`. */
export const PROCESS_METRICS = {
  perennial_calls_accepted_total: { type: 'counter', help: 'Calls of senders (Segment API) that are stored' },
  perennial_calls_refused_total: {
    type: 'counter',
    help: 'Calls of senders that were refused, each with its reason kept',
  },
  perennial_ticks_total: {
    type: 'counter',
    help: 'Ticks that did something (done) or failed',
    labels: ['outcome'],
  },
  perennial_tick_events_total: { type: 'counter', help: 'Events that ticks have worked on' },
  perennial_tick_duration_seconds: {
    type: 'histogram',
    help: 'How long ticks took; they aim at 0.2',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10],
  },
  perennial_deliveries_total: {
    type: 'counter',
    help: 'What became of deliveries: sent, again, in_doubt, dead, dropped',
    labels: ['channel', 'outcome'],
  },
  perennial_http_requests_total: {
    type: 'counter',
    help: 'Requests that were answered',
    labels: ['route', 'status'],
  },
  perennial_http_request_duration_seconds: {
    type: 'histogram',
    help: 'How long requests took',
    labels: ['route'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  },
} as const satisfies Record<string, Metric>;

export type DatabaseMetric = keyof typeof DATABASE_METRICS;

/** All metrics of ours as docs/operations.md lists them. */
export function metricsTable(): string {
  const rows = Object.entries<Metric>({ ...DATABASE_METRICS, ...PROCESS_METRICS }).map(
    ([name, { type, help, labels = [] }]) =>
      `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(', ')} | ${help} |`,
  );
  return ['| metric | type | labels | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
