import type { z } from 'zod';
import { nearestName } from '#pure/expression';
import { didYouMean } from './did-you-mean.ts';
import type { Problems } from './problem.ts';
import type { KnownKeys } from './schema-parts.ts';
import { chosenBranch, type Issue, isMissing, keysOf } from './union-branch.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** A file's data as its schema describes it; undefined when it is not so, each reason then being a problem. */
export function readShape<Schema extends z.ZodType>(
  schema: Schema,
  yaml: YamlFile,
  problems: Problems,
): z.output<Schema> | undefined {
  const result = schema.safeParse(yaml.data, { reportInput: true });
  if (result.success) return result.data;
  new Telling(yaml, problems).issues(result.error.issues, []);
  return undefined;
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  record: 'a map',
  array: 'a list',
};

class Telling {
  constructor(
    readonly yaml: YamlFile,
    readonly problems: Problems,
  ) {}

  issues(issues: readonly Issue[], base: Path): void {
    const renamed = new Set<string>();
    for (const issue of issues) {
      if (issue.code === 'unrecognized_keys') this.#unknownKeys(issue, [...base, ...issue.path], issues, renamed);
    }
    for (const issue of issues) {
      const path = [...base, ...issue.path];
      if (issue.code === 'unrecognized_keys') continue;
      if (isMissing(issue) && renamed.has(issue.path.join('\0'))) continue;
      this.#issue(issue, path);
    }
  }

  #issue(issue: Issue, path: Path): void {
    if (issue.code === 'invalid_union' && !isTold(issue)) {
      this.#union(issue, path);
    } else if (issue.code === 'invalid_key') {
      const key = String(path.at(-1));
      const why = issue.issues[0]?.message ?? issue.message;
      this.problems.add(this.yaml.name, this.yaml.keyPlace(path.slice(0, -1), key), `"${key}" ${why}`);
    } else if (isMissing(issue)) {
      this.#tell(path.slice(0, -1), `"${String(path.at(-1))}" is missing: it is ${wanted(issue)}`);
    } else {
      this.#tell(path, `${nameOf(path)} ${this.#wrong(issue)}`);
    }
  }

  #wrong(issue: Issue): string {
    if (isTold(issue)) return issue.message;
    if (issue.input === null) return 'has no value';
    switch (issue.code) {
      case 'invalid_type':
        return `is ${wanted(issue)}, not ${shown(issue.input)}`;
      case 'invalid_value': {
        const values = issue.values.map(String);
        return `is ${oneOf(values)}, not ${shown(issue.input)}${typeof issue.input === 'string' ? didYouMean(issue.input, values) : ''}`;
      }
      case 'too_small':
        return issue.origin === 'array'
          ? `needs at least ${Number(issue.minimum) === 1 ? 'one' : issue.minimum}`
          : `is ${issue.inclusive ? 'at least' : 'above'} ${issue.minimum}`;
      case 'too_big':
        return `is at most ${issue.maximum}`;
      default:
        return issue.message;
    }
  }

  #union(issue: Issue & { code: 'invalid_union' }, path: Path): void {
    const chosen = chosenBranch(issue, (key, known) => nearestName(key, known) !== undefined);
    if (chosen.kind === 'branch') {
      this.issues(chosen.issues, path);
    } else if (chosen.kind === 'no type') {
      const types = oneOf(chosen.expected.map((type) => WORDS[type] ?? type));
      this.#tell(path, `${nameOf(path)} is ${types}, not ${shown(issue.input)}`);
    } else {
      const refused = chosen.unknown.filter((key) => Object.hasOwn(chosen.refused, key));
      const keys = chosen.missing.map((key) => `"${key}"`).join(', ');
      for (const key of refused) this.#refused(path, key, chosen.refused[key]);
      if (refused.length === 0) this.#tell(path, `this needs one of the keys ${keys}`);
    }
  }

  #unknownKeys(
    issue: Issue & { code: 'unrecognized_keys' },
    path: Path,
    issues: readonly Issue[],
    renamed: Set<string>,
  ): void {
    const { known, refused } = keysOf(issue);
    for (const key of issue.keys) {
      if (Object.hasOwn(refused, key)) {
        this.#refused(path, key, refused[key]);
        continue;
      }
      const meant = nearestName(key, known);
      if (meant !== undefined) renamed.add([...issue.path, meant].join('\0'));
      const value = (issue.input as Readonly<Record<string, unknown>> | undefined)?.[key];
      const cut = meant === undefined && value === null && issues.length > 0;
      const hint = cut
        ? '; if it is a piece of the value before it, put that value in single quotes'
        : meant === undefined
          ? knownHere(known)
          : '';
      this.problems.add(
        this.yaml.name,
        this.yaml.keyPlace(path, key),
        `unknown key "${key}"${meant === undefined ? '' : `; did you mean "${meant}"?`}${hint}`,
      );
    }
  }

  #refused(path: Path, key: string, why = ''): void {
    this.problems.add(this.yaml.name, this.yaml.keyPlace(path, key), `"${key}" ${why}`);
  }

  #tell(path: Path, message: string): void {
    this.problems.add(this.yaml.name, this.yaml.place(path), message);
  }
}

const knownHere = (known: KnownKeys['known']): string => `; known here: ${known.join(', ')}`;

/** A message that a schema gave, not zod. */
function isTold({ message }: Issue): boolean {
  return !/^(Invalid|Too small|Too big|Unrecognized|Expected)/.test(message);
}

function wanted(issue: Issue): string {
  if (issue.code === 'invalid_type') return WORDS[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String));
  return 'needed';
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  if (typeof last === 'string') return `"${last}"`;
  if (typeof last !== 'number') return 'the file';
  const list = path.findLast((key) => typeof key === 'string');
  return list === undefined ? `item ${last + 1}` : `item ${last + 1} of "${String(list)}"`;
}

function oneOf(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? `"${value}"` : String(value);
}
