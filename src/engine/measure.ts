import { dayOf, type JsonObject } from '#base';
import type { FactReader } from '#pure/expression';
import { type AccountSeries, foldEvent, type Measured, overflowOf } from '#pure/measure';
import type { Metric } from '#pure/playbook';
import { askEvent } from './fact-reader.ts';
import type { LogEvent } from './log-event.ts';
import type { Runtime } from './runtime.ts';

/** Folds an event into every series that its metrics are made of. */
export function measure(runtime: Runtime, series: AccountSeries, event: LogEvent): void {
  for (const stored of runtime.metricsOf(event.name))
    if (measuresEvent(stored.metric, event)) foldEvent(series, stored, measured(runtime, event));
}

/** Why an event can't be measured, or undefined: it would pass what a series can hold. */
export function unmeasurable(runtime: Runtime, series: AccountSeries, event: LogEvent): string | undefined {
  for (const stored of runtime.metricsOf(event.name)) {
    const why = measuresEvent(stored.metric, event) ? overflowOf(series, stored, measured(runtime, event)) : undefined;
    if (why !== undefined) return why;
  }
  return undefined;
}

const measured = (runtime: Runtime, { key, occurredAt, contact, properties }: LogEvent): Measured => ({
  key,
  occurredAt,
  contact,
  properties,
  day: dayOf(occurredAt, runtime.zone),
});

/** Whether a metric counts an event. Its filter sees the event alone: what else is known may change, a series must not. */
export function measuresEvent(
  metric: Metric,
  event: { readonly name: string; readonly properties: JsonObject },
): boolean {
  if (metric.event !== event.name && metric.event !== '*') return false;
  if (metric.where === undefined) return true;
  const read: FactReader = (ref) => {
    return ref.kind === 'event' ? askEvent(event, ref) : undefined;
  };
  return metric.where.evaluate(read) === true;
}
