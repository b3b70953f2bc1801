import { Command, Option } from 'commander';
import { z } from 'zod';
import { invalid } from '#base';
import type { Actor, Operation } from '#platform/operations';
import type { CliPorts } from './context.ts';

/** Whoever can start a command on this machine may read its data folder, and so may do everything. */
export const commandLine: Actor = { kind: 'cli', id: 'command line', role: 'owner' };

interface Property {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
}

/** A command for each operation with the door `cli`: its input's fields are options, its answer is printed as JSON. */
export function operationCommands({ operations, withStore, print }: CliPorts): Command[] {
  return operations
    .filter(({ doors }) => doors.includes('cli'))
    .map((operation) => operationCommand(operation, withStore, print));
}

function operationCommand(operation: Operation, withStore: CliPorts['withStore'], print: CliPorts['print']): Command {
  const { properties, required } = fieldsOf(operation);
  const command = new Command(operation.name).description(operation.summary);
  for (const [name, property] of Object.entries(properties)) {
    const isText = property.type === 'string';
    const option = new Option(
      `--${flagOf(name)} <${isText ? 'text' : (property.type ?? 'json')}>`,
      property.description ?? '',
    );
    if (property.enum !== undefined) option.choices(property.enum);
    if (!isText) option.argParser((text) => parseJson(flagOf(name), text));
    if (required.has(name)) option.makeOptionMandatory();
    command.addOption(option);
  }
  return command.action(async (options: Readonly<Record<string, unknown>>) => {
    const input = Object.fromEntries(
      Object.keys(properties).flatMap((name) => {
        const value = options[camel(flagOf(name))];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    await withStore(async ({ runner }) => {
      print(JSON.stringify(await runner.run(operation, { actor: commandLine, input }), null, 2));
    });
  });
}

function fieldsOf({ input }: Operation): {
  properties: Readonly<Record<string, Property>>;
  required: ReadonlySet<string>;
} {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as {
    readonly properties?: Readonly<Record<string, Property>>;
    readonly required?: readonly string[];
  };
  return { properties: schema.properties ?? {}, required: new Set(schema.required) };
}

function parseJson(flag: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(
      'option-not-json',
      `--${flag} takes JSON, such as 5, true or '{"status":"interested"}'; it got ${text}`,
    );
  }
}

const flagOf = (name: string): string =>
  name.replace(/_/g, '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const camel = (flag: string): string => flag.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
