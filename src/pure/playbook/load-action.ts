import { didYouMean } from './did-you-mean.ts';
import type { DoStep } from './journey-definition.ts';
import { IN_JOURNEY } from './journey-parts.ts';
import type { FileReading } from './loading.ts';
import type { PropertySchema } from './playbook.ts';
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
): Pick<DoStep, 'kind' | 'action' | 'with' | 'factors'> {
  const { actions } = file.loading.product;
  const takes = file.isKnown([...path, 'do'], 'action', action, Object.keys(actions))
    ? actions[action]?.with
    : undefined;
  const args: Record<string, DoStep['with'][string]> = {};
  const factors: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    const at = [...path, 'with', name];
    const argument = takes?.[name];
    if (takes !== undefined && argument === undefined) {
      file.wrongKey(
        [...path, 'with'],
        name,
        `${action} takes no "${name}"${didYouMean(name, Object.keys(takes)) || `; it takes ${Object.keys(takes).join(', ')}`}`,
      );
    }
    if (argument?.type === 'factors') {
      file.isKnown(at, 'score', String(value), file.catalog.scores);
      factors[name] = String(value);
    } else {
      args[name] = loadArgument(value, argument && { ...argument, type: argument.type }, file, at);
    }
  }
  for (const [name, { required, type }] of Object.entries(takes ?? {})) {
    if (required && !Object.hasOwn(given, name)) file.wrong(path, `${action} needs "${name}" (${type}) under "with"`);
  }
  return { kind: 'do', action, with: args, factors };
}

function loadArgument(
  value: Given,
  argument: Plain | undefined,
  file: FileReading,
  path: Path,
): DoStep['with'][string] {
  if (typeof value === 'string' && value.startsWith('=')) {
    return file.expression(value.slice(1), path, IN_JOURNEY, argument?.type, -1);
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
