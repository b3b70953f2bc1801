import { type Document, isMap, isNode, isPair, LineCounter, type Pair, parseDocument } from 'yaml';
import { isZone } from '#base';
import { type ImportKind, kinds } from './import-kind.ts';
import { ImportMap } from './import-map.ts';
import { readPattern } from './read-time.ts';

/** What is wrong in a map, with the place in its text (both from 1). */
export interface MapProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type LoadedMap = { readonly map: ImportMap } | { readonly problems: readonly MapProblem[] };

type Path = readonly PropertyKey[];

/** Reads and checks a map for one kind of import; all problems at once, in the order of the text. */
export function loadImportMap(text: string, kind: ImportKind): LoadedMap {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number, message: string): MapProblem => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col, message };
  };
  const broken = [...document.errors, ...document.warnings].map((error) => at(error.pos[0], error.message));
  if (broken.length > 0) return { problems: broken };
  const parsed = ImportMap.safeParse(document.toJS({ maxAliasCount: 50 }) ?? {});
  const found = parsed.success
    ? [...meaningProblems(parsed.data, kind)]
    : parsed.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => ({ path: [...issue.path, key], message: `"${key}" is no word of a map here` }))
          : [{ path: issue.path, message: `${issue.path.join('.') || 'the map'}: ${issue.message}` }],
      );
  const problems = found.map(({ path, message }) => at(offsetOf(document, path), message));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return parsed.success && problems.length === 0 ? { map: parsed.data } : { problems };
}

function* meaningProblems(map: ImportMap, kind: ImportKind): Generator<{ path: Path; message: string }> {
  const { required, targets } = kinds[kind];
  for (const target of required) {
    if (target !== 'event' && map.columns[target] === undefined) {
      yield { path: ['columns'], message: `${kind} need a column for "${target}"` };
    }
  }
  if (kind === 'events') {
    if (map.event === undefined) yield { path: [], message: 'events need "event: <name>"' };
    if (map.key === undefined) {
      yield { path: [], message: 'events need "key: [columns]" that tells one row from another' };
    }
  } else {
    for (const word of ['event', 'key'] as const) {
      if (map[word] !== undefined) yield { path: [word], message: `"${word}" is for imports of events only` };
    }
  }
  if (map.zone !== undefined && !isZone(map.zone)) yield { path: ['zone'], message: `"${map.zone}" is no time zone` };
  for (const [target, rule] of Object.entries(map.columns)) {
    const path = ['columns', target];
    const type = targets[target];
    if (
      type !== undefined &&
      rule.to !== undefined &&
      rule.to !== type &&
      !(type === 'number' && rule.to === 'integer')
    ) {
      yield { path: [...path, 'to'], message: `"${target}" is of type ${type}: leave "to" out or write "to: ${type}"` };
    }
    if (rule.zone !== undefined && !isZone(rule.zone)) {
      yield { path: [...path, 'zone'], message: `"${rule.zone}" is no time zone` };
    }
    const to = rule.to ?? type;
    if (rule.format !== undefined && (to === 'date' || to === 'instant') && readPattern(rule.format) === undefined) {
      yield { path: [...path, 'format'], message: `"${rule.format}" needs at least YYYY, MM and DD` };
    }
    if (rule.lookup !== undefined && rule.column === undefined) {
      yield { path: [...path, 'lookup'], message: 'a lookup needs the "column" whose value it looks up' };
    }
  }
}

/** Where a path stands: the key for a pair, else the nearest thing above it. */
function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find(
        (item): item is Pair => isPair(item) && String(item.key) === String(path[depth - 1]),
      );
      if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
}
