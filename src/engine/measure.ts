import { dayOf, type JsonObject } from '#base';
import type { FactReader } from '#pure/expression';
import { type AccountSeries, foldEvent } from '#pure/measure';
import type { Metric } from '#pure/playbook';
import type { LogEvent } from './log-event.ts';
import type { Runtime } from './runtime.ts';

/** Folds an event into every series that its metrics are made of. */
export function measure(runtime: Runtime, series: AccountSeries, event: LogEvent): void {
  const metrics = runtime.metricsOf(event.name);
  if (metrics.length === 0) return;
  const { key, occurredAt, contact, properties } = event;
  const measured = { key, occurredAt, contact, properties, day: dayOf(occurredAt, runtime.zone) };
  for (const stored of metrics) if (measuresEvent(stored.metric, event)) foldEvent(series, stored, measured);
}

/** Whether a metric counts an event. Its filter sees the event alone: what else is known may change, a series must not. */
export function measuresEvent(
  metric: Metric,
  event: { readonly name: string; readonly properties: JsonObject },
): boolean {
  if (metric.event !== event.name && metric.event !== '*') return false;
  if (metric.where === undefined) return true;
  const read: FactReader = (ref) => {
    if (ref.kind !== 'event') return undefined;
    if (ref.part === 'name') return event.name;
    const value = event.properties[ref.property];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
  };
  return metric.where.evaluate(read) === true;
}
