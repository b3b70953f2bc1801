import type { core } from 'zod';
import { isZone } from '#base';
import { nearestName } from '#pure/expression';
import { type ImportKind, kinds } from './import-kind.ts';
import { type ColumnRule, type Columns, type ImportMap, mappedEvents } from './import-map.ts';
import { readPattern } from './read-time.ts';

/** What is wrong, and where in the map. */
export interface PlacedProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  map: ['columns', 'event', 'key', 'emit', 'skip when', 'delimiter', 'encoding', 'quote', 'zone'],
  emit: ['event', 'key', 'when', 'columns'],
  rule: ['column', 'constant', 'to', 'format', 'zone', 'values', 'default', 'lookup', 'else', 'times'],
  lookup: ['file', 'key', 'take', 'missing'],
  condition: ['not'],
};

/** What the shape of a map breaks, in words: of the ways to write a thing, the one that was meant. */
export function shapeProblems(issues: readonly core.$ZodIssue[], above: readonly PropertyKey[] = []): PlacedProblem[] {
  return issues.flatMap((issue): PlacedProblem[] => {
    const path = [...above, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], message: unknownWord(key, path) }));
    }
    if (issue.code === 'invalid_union') {
      const meant = issue.errors.find((errors) => !errors.some(isOtherKind));
      if (meant !== undefined) return shapeProblems(meant, path);
      if (isMissing(issue)) return [missing(path)];
      return [{ path, message: `${path.join('.')}: is written in none of the ways that docs/import.md shows` }];
    }
    if (isMissing(issue)) return [missing(path)];
    return [{ path, message: `${path.join('.') || 'the map'}: ${whyOf(issue)}` }];
  });
}

function whyOf(issue: core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues.map((one) => one.message).join(', ');
  return issue.code === 'invalid_value' ? `this can be ${issue.values.join(', ')}` : issue.message;
}

/** A text where another way to write it has a list or an object, or the other way round. */
const isOtherKind = (issue: core.$ZodIssue): boolean =>
  issue.path.length === 0 &&
  (issue.code === 'invalid_type' ||
    (issue.code === 'invalid_union' && issue.errors.every((errors) => errors.some(isOtherKind))));

/** Of a thing that may be written in several ways, each says so. */
const isMissing = (issue: core.$ZodIssue): boolean =>
  issue.code === 'invalid_union'
    ? issue.errors.every((errors) => errors.every(isMissing))
    : issue.code === 'invalid_type' && issue.message.endsWith('received undefined');

const missing = (path: readonly PropertyKey[]): PlacedProblem => ({
  path,
  message: `${path.slice(0, -1).join('.') || 'the map'} needs "${String(path.at(-1))}:"`,
});

function unknownWord(word: string, path: readonly PropertyKey[]): string {
  const near = nearestName(word, wordsAt(path));
  return `"${word}" is no word of a map here${near === undefined ? '' : `; did you mean "${near}"?`}`;
}

function wordsAt(path: readonly PropertyKey[]): readonly string[] {
  const names = path.filter((part) => typeof part === 'string');
  const last = names.at(-1);
  if (last === undefined) return WORDS.map ?? [];
  if (last === 'lookup') return WORDS.lookup ?? [];
  if (last === 'emit') return WORDS.emit ?? [];
  return (names.at(-2) === 'when' || names.at(-2) === 'skip when' ? WORDS.condition : WORDS.rule) ?? [];
}

/** What a well-formed map lacks or contradicts, for one kind of import. */
export function* meaningProblems(map: ImportMap, kind: ImportKind): Generator<PlacedProblem> {
  if (map.zone !== undefined && !isZone(map.zone)) yield { path: ['zone'], message: `"${map.zone}" is no time zone` };
  if (kind === 'events') yield* eventProblems(map);
  else {
    for (const word of ['event', 'key', 'emit'] as const) {
      if (map[word] !== undefined) yield { path: [word], message: `"${word}" is for imports of events only` };
    }
    yield* missingTargets(kind, map.columns, []);
  }
  yield* columnProblems(map.columns, kind, ['columns']);
  for (const [index, { columns }] of (map.emit ?? []).entries()) {
    yield* columnProblems(columns ?? {}, kind, ['emit', index, 'columns']);
  }
}

function* eventProblems(map: ImportMap): Generator<PlacedProblem> {
  if (map.emit !== undefined) {
    for (const word of ['event', 'key'] as const) {
      if (map[word] !== undefined) {
        yield { path: [word], message: `"${word}" stands in each item of "emit", not above it` };
      }
    }
  } else {
    if (map.event === undefined) yield { path: [], message: 'events need "event: <name>", or "emit:" with several' };
    if (map.key === undefined) {
      yield { path: [], message: 'events need "key: [columns]" that tells one row from another' };
    }
  }
  const events = mappedEvents(map);
  for (const { columns, path } of events) yield* missingTargets('events', columns, path);
  if (events.length === 0) yield* missingTargets('events', map.columns, []);
}

function* missingTargets(
  kind: ImportKind,
  columns: Columns,
  path: readonly (string | number)[],
): Generator<PlacedProblem> {
  for (const target of kinds[kind].required) {
    if (target === 'event' || columns[target] !== undefined) continue;
    const near = nearestName(target, Object.keys(columns));
    const hint = near === undefined || near in kinds[kind].targets ? '' : `; is it "${near}"?`;
    yield {
      path: path.length === 0 ? ['columns'] : path,
      message: `${kind} need a column for "${target}"${hint}`,
    };
  }
}

function* columnProblems(columns: Columns, kind: ImportKind, above: readonly (string | number)[]) {
  for (const [target, rule] of Object.entries(columns)) {
    const path = [...above, target];
    const type = kinds[kind].targets[target];
    const { to } = rule;
    if (type === undefined && !kinds[kind].others) {
      const near = nearestName(target, Object.keys(kinds[kind].targets));
      const hint = near === undefined ? '' : `; did you mean "${near}"?`;
      yield { path, message: `${kind} know no "${target}"${hint}` };
    }
    if (type !== undefined && to !== undefined && to !== type && !(type === 'number' && to === 'integer')) {
      yield { path: [...path, 'to'], message: `"${target}" is of type ${type}: leave "to" out or write "to: ${type}"` };
    }
    if (rule.times !== undefined && !['number', 'integer', undefined].includes(to ?? type)) {
      yield { path: [...path, 'times'], message: `"times" is for numbers, and "${target}" is of type ${to ?? type}` };
    }
    for (const part of [rule, ...(rule.else === undefined ? [] : [rule.else]), ...(rule.times ?? [])])
      yield* ruleProblems(part, part.to ?? type, path);
  }
}

function* ruleProblems(
  rule: ColumnRule,
  type: string | undefined,
  path: readonly (string | number)[],
): Generator<PlacedProblem> {
  const { zone, format, lookup, column } = rule;
  if (zone !== undefined && !isZone(zone)) {
    yield { path: [...path, 'zone'], message: `"${zone}" is no time zone` };
  }
  if (format !== undefined && (type === 'date' || type === 'instant') && readPattern(format) === undefined) {
    yield { path: [...path, 'format'], message: `"${format}" needs at least YYYY, MM and DD` };
  }
  if (lookup !== undefined && column === undefined) {
    yield { path: [...path, 'lookup'], message: 'a lookup needs the "column" whose value it looks up' };
  }
}
