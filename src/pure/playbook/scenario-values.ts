import type { Json } from '#base';
import { didYouMean } from './did-you-mean.ts';
import type { FileReading } from './loading.ts';
import type { EventSchema, PropertySchema } from './playbook.ts';
import type { ScenarioEvent, ScenarioTime } from './scenario.ts';
import type { Path } from './yaml-file.ts';

const MOMENT = /^day (-?\d+)(?:,? (\d{2}):(\d{2}))?$/;

/** `14:30` → minutes after midnight. */
function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

export function timeOf(day: number, time: string | undefined): ScenarioTime {
  return { day, ...(time === undefined ? {} : { minute: minuteOf(time) }) };
}

/** An event of a scenario with properties as its schema wants them; instants may be said as `day 7 14:00`. */
export function scenarioEvent(
  event: string,
  given: unknown,
  schema: EventSchema | undefined,
  file: FileReading,
  path: Path,
): ScenarioEvent {
  const properties: Record<string, Json> = {};
  const times: Record<string, ScenarioTime> = {};
  if (given !== null && (typeof given !== 'object' || Array.isArray(given))) {
    file.wrong(path, `write the properties of ${event} as a map, or {}`);
    return { event, properties, times };
  }
  const declared = schema?.properties ?? {};
  for (const [name, value] of Object.entries(given ?? {})) {
    const property = declared[name];
    const at = [...path, name];
    const moment = property?.type === 'instant' && typeof value === 'string' ? MOMENT.exec(value) : null;
    if (moment !== null)
      times[name] = timeOf(Number(moment[1]), moment[2] === undefined ? undefined : `${moment[2]}:${moment[3]}`);
    else properties[name] = value as Json;
    if (property === undefined) {
      const meant = didYouMean(name, Object.keys(declared));
      if (meant !== '') file.wrongKey(path, name, `${event} has no property "${name}"${meant}`);
    } else if (moment === null && !fits(value, property)) {
      file.wrong(at, `${name} is ${property.type}${property.type === 'instant' ? ', such as "day 7 14:00"' : ''}`);
    }
  }
  for (const [name, { required }] of Object.entries(declared)) {
    if (required && !(name in properties) && !(name in times)) file.wrong(path, `${event} needs "${name}"`);
  }
  return { event, properties, times };
}

export function fits(value: unknown, { type, oneOf }: Pick<PropertySchema, 'type' | 'oneOf'>): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number';
    case 'bool':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string' && (oneOf === undefined || oneOf.includes(value));
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case 'instant':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(value);
    case 'list(text)':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'list(number)':
      return Array.isArray(value) && value.every((item) => typeof item === 'number');
  }
}
