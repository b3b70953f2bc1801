import type { FactRef, MetricFunction, ValueType } from './fact.ts';

type RefOf<K extends FactRef['kind']> = Extract<FactRef, { kind: K }>;

/** `account.plan_limit`. */
export function attributeRef(subject: string, name: string, type: ValueType): FactRef {
  return { kind: 'attribute', id: `${subject}.${name}`, type, subject, name };
}

/** `usage.sum("30d")`, of all members together; `window` is in days. `type` is of what `last` gives. */
export function metricRef(
  metric: string,
  fn: MetricFunction,
  window: number | undefined,
  type: ValueType = 'number',
): RefOf<'metric'> {
  return { kind: 'metric', id: `${metric}.${call(fn, window)}`, type, metric, fn, ...(window && { window }) };
}

/** `usage.by("feature", "export").sum("30d")`: the same of one member of the metric's dimension. */
export function memberRef(ref: RefOf<'metric'>, dimension: string, member: string): RefOf<'metric'> {
  const of = `${ref.metric}.by(${JSON.stringify(dimension)}, ${JSON.stringify(member)})`;
  return { ...ref, id: `${of}.${call(ref.fn, ref.window)}`, member };
}

function call(fn: MetricFunction, window: number | undefined): string {
  return window === undefined ? `${fn}()` : `${fn}("${window}d")`;
}

export function membersRef(metric: string, dimension: string): FactRef {
  return { kind: 'members', id: `${metric}.by(${JSON.stringify(dimension)})`, type: 'list(text)', metric, dimension };
}

export function activeRef(window: number): FactRef {
  return { kind: 'active', id: `contacts.active("${window}d")`, type: 'number', window };
}

export function daysSinceRef(event: string): FactRef {
  return { kind: 'days_since', id: `days_since(${JSON.stringify(event)})`, type: 'number', event };
}

export function scoreRef(score: string): FactRef {
  return { kind: 'score', id: `scores.${score}`, type: 'number', score };
}

export function healthRef(part: 'score' | 'band'): FactRef {
  return { kind: 'health', id: `health.${part}`, type: part === 'score' ? 'number' : 'text', part };
}

export const eventNameRef: FactRef = { kind: 'event', id: 'event.name', type: 'text', part: 'name' };

/** A declared property. */
export function eventPropertyRef(property: string, type: ValueType): FactRef {
  return { kind: 'event', id: `event.properties.${property}`, type, part: 'property', property };
}

/** A property that no schema declares, read as text or as a number. */
export function rawPropertyRef(property: string, type: 'text' | 'number'): FactRef {
  return { kind: 'event', id: `event.${type}(${JSON.stringify(property)})`, type, part: 'property', property };
}

export type SignalPart = RefOf<'signal'>['part'];

export function signalRef(part: SignalPart): FactRef {
  const id = part === 'kinds' ? 'signals.kinds' : `signal.${part}`;
  const type = part === 'kinds' ? 'number' : part === 'direct_request' ? 'bool' : 'text';
  return { kind: 'signal', id, type, part };
}

export function openSignalRef(signal: string): FactRef {
  return { kind: 'open_signal', id: `signals.open(${JSON.stringify(signal)})`, type: 'bool', signal };
}

export function answerRef(form: string, field: string, type: ValueType): FactRef {
  return { kind: 'answer', id: `answers.${form}.${field}`, type, form, field };
}

/** `event` and `since`: names of events, or `task:<task>`. */
export function happenedRef(event: string, since?: string): FactRef {
  const names = [event, ...(since === undefined ? [] : [since])].map((name) => JSON.stringify(bare(name)));
  const base = { kind: 'happened', id: `happened(${names.join(', ')})`, type: 'bool', event } as const;
  return since === undefined ? base : { ...base, since };
}

const bare = (name: string): string => (name.startsWith('task:') ? name.slice('task:'.length) : name);

export function visitsRef(step: string): FactRef {
  return { kind: 'visits', id: `visits(${JSON.stringify(step)})`, type: 'number', step };
}

export function outcomeRef(name: string): FactRef {
  return { kind: 'outcome', id: `outcome(${JSON.stringify(name)})`, type: 'text', name };
}
