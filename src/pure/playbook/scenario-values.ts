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

/** An event of a scenario with properties as its schema wants them; times may be said as `day 7 14:00`, dates as `day 7`. */
export function scenarioEvent(
  event: string,
  given: unknown,
  schema: EventSchema | undefined,
  file: FileReading,
  path: Path,
): ScenarioEvent {
  if (given !== null && (typeof given !== 'object' || Array.isArray(given))) {
    file.wrong(path, `write the properties of ${event} as a map, or {}`);
    return { event, properties: {}, times: {}, dates: {} };
  }
  const declared = schema?.properties ?? {};
  const said = { ...given };
  const values = scenarioValues(said, declared, file, path);
  for (const name of Object.keys(said)) {
    const meant = Object.hasOwn(declared, name) ? '' : didYouMean(name, Object.keys(declared));
    if (meant !== '') file.wrongKey(path, name, `${event} has no property "${name}"${meant}`);
  }
  for (const [name, { required }] of Object.entries(declared)) {
    if (required && !Object.hasOwn(said, name)) file.wrong(path, `${event} needs "${name}"`);
  }
  return { event, ...values };
}

/** Values by name, those that are days of the scenario apart. */
export function scenarioValues(
  given: Readonly<Record<string, unknown>>,
  declared: Readonly<Record<string, Pick<PropertySchema, 'type' | 'oneOf'>>>,
  file: FileReading,
  path: Path,
): Omit<ScenarioEvent, 'event'> {
  const properties: Record<string, Json> = {};
  const times: Record<string, ScenarioTime> = {};
  const dates: Record<string, number> = {};
  for (const [name, value] of Object.entries(given)) {
    const property = declared[name];
    const moment = typeof value === 'string' ? MOMENT.exec(value) : null;
    const [, day, hours, minutes] = moment ?? [];
    const clock = hours === undefined ? undefined : `${hours}:${minutes}`;
    if (moment !== null && property?.type === 'instant') times[name] = timeOf(Number(day), clock);
    else if (moment !== null && property?.type === 'date' && clock === undefined) dates[name] = Number(day);
    else {
      properties[name] = value as Json;
      if (property !== undefined && !fits(value, property))
        file.wrong([...path, name], `${name} is ${kindOf(property)}`);
    }
  }
  return { properties, times, dates };
}

function kindOf({ type, oneOf }: Pick<PropertySchema, 'type' | 'oneOf'>): string {
  if (type === 'instant') return 'instant, such as "day 7 14:00"';
  if (type === 'date') return 'date, such as 2026-03-02 or day 7';
  return oneOf === undefined ? type : `one of ${oneOf.join(', ')}`;
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
