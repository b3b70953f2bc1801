import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Status } from '#domain/status';
import type { TickSeen } from '#engine';
import { DATABASE_METRICS, type DatabaseMetric, PROCESS_METRICS } from './metrics-catalog.ts';
import { samplesOf } from './metrics-samples.ts';

/** What this process counts, and what it says when it is asked. */
export interface Metrics {
  received(accepted: number, refused: number): void;
  ticked(seen: TickSeen): void;
  settled(channel: string, outcome: string, count: number): void;
  /** Begins to measure a request; what it gives is called with the answer. */
  request(): (route: string, status: number) => void;
  /** All of it in Prometheus' text, the figures of the database included. */
  text(status: Status): Promise<string>;
  readonly contentType: string;
  /** Of all metrics that `text` tells. */
  names(): readonly string[];
}

/** Counters of one process. `processMetrics`: memory, CPU, event loop too, which watch the process from then on. */
export function createMetrics({ processMetrics }: { readonly processMetrics: boolean }): Metrics {
  const register = new Registry();
  const registers = [register];
  if (processMetrics) collectDefaultMetrics({ register });
  const counter = <Label extends string>(name: keyof typeof PROCESS_METRICS, labelNames: Label[] = []) =>
    new Counter<Label>({ name, help: PROCESS_METRICS[name].help, labelNames, registers });
  const gauges = new Map<DatabaseMetric, Gauge>();
  for (const [name, { help, ...more }] of Object.entries(DATABASE_METRICS)) {
    const labelNames = 'labels' in more ? [...more.labels] : [];
    // Its entries have its keys.
    gauges.set(name as DatabaseMetric, new Gauge({ name, help, labelNames, registers }));
  }
  const accepted = counter('perennial_calls_accepted_total');
  const refused = counter('perennial_calls_refused_total');
  const ticks = counter('perennial_ticks_total', ['outcome']);
  const events = counter('perennial_tick_events_total');
  const deliveries = counter('perennial_deliveries_total', ['channel', 'outcome']);
  const requests = counter('perennial_http_requests_total', ['route', 'status']);
  const { perennial_tick_duration_seconds: ofTicks, perennial_http_request_duration_seconds: ofRequests } =
    PROCESS_METRICS;
  const tickDuration = new Histogram({
    name: 'perennial_tick_duration_seconds',
    help: ofTicks.help,
    buckets: [...ofTicks.buckets],
    registers,
  });
  const requestDuration = new Histogram({
    name: 'perennial_http_request_duration_seconds',
    help: ofRequests.help,
    labelNames: [...ofRequests.labels],
    buckets: [...ofRequests.buckets],
    registers,
  });
  return {
    received(stored, turnedAway) {
      if (stored > 0) accepted.inc(stored);
      if (turnedAway > 0) refused.inc(turnedAway);
    },
    ticked({ outcome, rows, ms }) {
      ticks.inc({ outcome });
      events.inc(rows);
      tickDuration.observe(ms / 1000);
    },
    settled(channel, outcome, count) {
      if (count > 0) deliveries.inc({ channel, outcome: outcome === 'inDoubt' ? 'in_doubt' : outcome }, count);
    },
    request() {
      const end = requestDuration.startTimer();
      return (route, status) => {
        end({ route });
        requests.inc({ route, status });
      };
    },
    text(status) {
      // What is not there any more, such as a reason of quarantine, must not stay as it was.
      for (const gauge of gauges.values()) gauge.reset();
      for (const { metric, labels, value } of samplesOf(status)) gauges.get(metric)?.set(labels, value);
      return register.metrics();
    },
    contentType: register.contentType,
    names: () => register.getMetricsAsArray().map(({ name }) => name),
  };
}
