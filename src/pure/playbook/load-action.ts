import type { Scope } from '#pure/expression';
import { didYouMean } from './did-you-mean.ts';
import type { DoStep } from './journey-definition.ts';
import type { FileReading } from './loading.ts';
import type { PropertySchema } from './playbook.ts';
import type { ActionArgument, ActionCatalog } from './product-catalog.ts';
import type { Path } from './yaml-file.ts';

/** An argument that is a value. */
type Plain = Pick<PropertySchema, 'type' | 'oneOf'>;
type Given = string | number | boolean;

/** An action with its arguments: as written, or computed where a text starts with `=`. */
export function loadAction(
  action: string,
  given: Readonly<Record<string, Given>>,
  file: FileReading,
  path: Path,
  scope: Scope,
): Pick<DoStep, 'kind' | 'action' | 'with' | 'factors'> {
  const { actions } = file.loading.product;
  const catalog = file.isKnown([...path, 'do'], 'action', action, Object.keys(actions)) ? actions[action] : undefined;
  const args: Record<string, DoStep['with'][string]> = {};
  const factors: Record<string, string> = {};
  const properties = recordedProperties(catalog, given, file, path);
  for (const [name, value] of Object.entries(given)) {
    const at = [...path, 'with', name];
    const argument = catalog?.with[name];
    if (argument?.type === 'factors') {
      file.isKnown(at, 'score', String(value), file.catalog.scores);
      factors[name] = String(value);
      continue;
    }
    if (catalog !== undefined && argument === undefined) checkOther(action, catalog, name, properties, file, path);
    const plain = argument === undefined ? properties?.[name] : { ...argument, type: argument.type };
    args[name] = loadArgument(value, plain, file, at, scope);
  }
  for (const [name, { required, type }] of Object.entries(catalog?.with ?? {})) {
    if (required && !Object.hasOwn(given, name)) file.wrong(path, `${action} needs "${name}" (${type}) under "with"`);
  }
  for (const [name, { required, type }] of Object.entries(properties ?? {})) {
    if (required && !Object.hasOwn(given, name))
      file.wrong([...path, 'with'], `this event needs "${name}" (${type}): add it`);
  }
  return { kind: 'do', action, with: args, factors };
}

/** Of an action that records an event named by an argument: the properties that the event declares. */
function recordedProperties(
  catalog: ActionCatalog | undefined,
  given: Readonly<Record<string, Given>>,
  file: FileReading,
  path: Path,
): Readonly<Record<string, PropertySchema>> | undefined {
  const [name] = Object.entries(catalog?.with ?? {}).find(([, argument]) => namesEvent(argument)) ?? [];
  const event = name === undefined ? undefined : given[name];
  if (name === undefined || typeof event !== 'string' || event.startsWith('=')) return undefined;
  const { events } = file.loading;
  return file.isKnown([...path, 'with', name], 'event', event, Object.keys(events))
    ? events[event]?.properties
    : undefined;
}

const namesEvent = ({ names }: ActionArgument): boolean => names === 'event';

/** An argument that the action does not list: one of its event's properties, or anything where it takes others too. */
function checkOther(
  action: string,
  { with: takes, open }: ActionCatalog,
  name: string,
  properties: Readonly<Record<string, unknown>> = {},
  file: FileReading,
  path: Path,
): void {
  const meant = didYouMean(name, [...Object.keys(takes), ...Object.keys(properties)]);
  const strange = open !== true || (meant !== '' && !Object.hasOwn(properties, name));
  if (strange) {
    const hint = meant || `; it takes ${Object.keys(takes).join(', ')}`;
    file.wrongKey([...path, 'with'], name, `${action} takes no "${name}"${hint}`);
  }
}

function loadArgument(
  value: Given,
  argument: Plain | undefined,
  file: FileReading,
  path: Path,
  scope: Scope,
): DoStep['with'][string] {
  if (typeof value === 'string' && value.startsWith('=')) {
    return file.expression(value.slice(1), path, scope, argument?.type, -1);
  }
  if (argument === undefined) return value;
  const type = typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'bool' : 'number';
  const fits = type === argument.type || (type === 'text' && (argument.type === 'date' || argument.type === 'instant'));
  if (!fits)
    file.wrong(
      path,
      `"${String(path.at(-1))}" is ${argument.type}, not ${type}; a value that is computed starts with =`,
    );
  else if (argument.oneOf !== undefined) file.isKnown(path, 'choice', String(value), argument.oneOf);
  return value;
}
