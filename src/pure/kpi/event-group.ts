import { canonicalJson, type Instant, type Json, type JsonObject, parseInstant, type Uuid } from '#base';
import type { FactReader, Value, ValueType } from '#pure/expression';

/** Events of one name, account and journey run that say the same of what is asked, with when each happened. */
export interface EventGroup {
  readonly name: string;
  readonly account: string;
  /** The journey run that the events belong to; absent: to none. */
  readonly enrollment?: Uuid;
  /** What is known of that run. */
  readonly run?: { readonly journey: string; readonly isRunning: boolean };
  /** Only those that somebody asks for. */
  readonly properties: JsonObject;
  /** Ascending, at least one. */
  readonly at: readonly Instant[];
}

/** The same of events that say the same: of two of one instant, one must be the first in whatever order they are read. */
export const groupText = ({ name, enrollment, properties }: EventGroup): string =>
  canonicalJson([name, enrollment ?? null, properties]);

export const TASK_COMPLETED = 'task.completed';

/** Reads `event.*`, and `answers.<form>.<field>` of a completed task with that form; the rest is asked of the account. */
export function eventReader({ name, properties }: EventGroup, account: FactReader | undefined): FactReader {
  return (ref) => {
    if (ref.kind === 'event') return ref.part === 'name' ? name : asValue(properties[ref.property], ref.type);
    if (ref.kind !== 'answer') return account?.(ref);
    if (name !== TASK_COMPLETED || properties.form !== ref.form) return undefined;
    const { answers } = properties;
    return isObject(answers) ? asValue(answers[ref.field], ref.type) : undefined;
  };
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON as a value of the declared type; anything of another type is not known. */
export function asValue(raw: Json | undefined, type: ValueType): Value | undefined {
  switch (type) {
    case 'number':
      return typeof raw === 'number' ? raw : undefined;
    case 'bool':
      return typeof raw === 'boolean' ? raw : undefined;
    case 'text':
    case 'date':
      return typeof raw === 'string' ? raw : undefined;
    case 'instant':
      return typeof raw === 'string' ? parseInstant(raw) : typeof raw === 'number' ? raw : undefined;
    case 'list(text)':
      return Array.isArray(raw) && raw.every((item): item is string => typeof item === 'string') ? raw : undefined;
    case 'list(number)':
      return Array.isArray(raw) && raw.every((item): item is number => typeof item === 'number') ? raw : undefined;
  }
}
