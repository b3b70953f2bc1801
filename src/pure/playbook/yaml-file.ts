import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLError,
} from 'yaml';
import type { Place, Problems } from './problem.ts';
import { valueOffsets } from './text-offsets.ts';

export type Path = readonly PropertyKey[];

/** Aliases that one file may resolve: far more than people write, far fewer than a bomb needs. */
const MOST_ALIASES = 100;
const QUOTE_HINT = "put the whole value in single quotes: 'x'";

/** A file of YAML: its data, and where each part of it stands. */
export interface YamlFile {
  readonly name: string;
  readonly data: unknown;
  /** Of a value; of what is nearest above it when there is none. */
  place(path: Path): Place;
  /** Of a key of the map at `path`. */
  keyPlace(path: Path, key: string): Place;
  /** Of a character of a text value. */
  characterPlace(path: Path, offset: number): Place;
  /** Whether a text without quotes is followed by a comment, which may be a piece of it that was cut off. */
  mayBeCut(path: Path): boolean;
}

/** Reads YAML 1.2. Errors and warnings alike are problems: what YAML warns about, it has read as something else. */
export function parseYaml(name: string, text: string, problems: Problems): YamlFile | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2', stringKeys: true });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  for (const error of [...document.errors, ...document.warnings])
    problems.add(name, placeAt(error.pos[0]), messageOf(error));
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    problems.add(name, placeAt(0), `more than ${MOST_ALIASES} uses of aliases (*name): write the values out`);
    return undefined;
  }
  const resolved = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  const child = (node: unknown, key: PropertyKey): { pair?: Pair; node: unknown } | undefined => {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === String(key));
      return pair === undefined ? undefined : { pair, node: resolved(pair.value) };
    }
    if (isSeq(node) && typeof key === 'number' && key in node.items) return { node: resolved(node.items[key]) };
    return undefined;
  };
  const find = (path: Path): { node: unknown; place: Place; whole: boolean } => {
    let node: unknown = document.contents;
    let place = placeAt(startOf(node) ?? 0);
    for (const key of path) {
      const next = child(node, key);
      if (next === undefined) return { node, place, whole: false };
      const start = startOf(next.node) ?? startOf(next.pair?.key);
      if (start !== undefined) place = placeAt(start);
      node = next.node;
    }
    return { node, place, whole: true };
  };
  return {
    name,
    data,
    place: (path) => find(path).place,
    keyPlace(path, key) {
      const at = find(path);
      const start = at.whole ? startOf(child(at.node, key)?.pair?.key) : undefined;
      return start === undefined ? at.place : placeAt(start);
    },
    characterPlace(path, offset) {
      const { node, place, whole } = find(path);
      if (!whole || !isScalar(node) || typeof node.value !== 'string') return place;
      const offsets = valueOffsets(text, contentStart(text, node), node.value, quoteOf(node));
      return placeAt(offsets[Math.min(offset, offsets.length - 1)] ?? startOf(node) ?? 0);
    },
    mayBeCut(path) {
      const { node, whole } = find(path);
      return whole && isScalar(node) && node.type === 'PLAIN' && typeof node.comment === 'string';
    },
  };
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

function quoteOf({ type }: Scalar): 'single' | 'double' | 'none' {
  if (type === 'QUOTE_SINGLE') return 'single';
  return type === 'QUOTE_DOUBLE' ? 'double' : 'none';
}

/** A block scalar (`|`, `>`) has its text on the lines after its header. */
function contentStart(text: string, node: Scalar): number {
  const start = startOf(node) ?? 0;
  if (node.type !== 'BLOCK_FOLDED' && node.type !== 'BLOCK_LITERAL') return start;
  let at = text.indexOf('\n', start) + 1;
  while (text[at] === ' ' || text[at] === '\n') at++;
  return at;
}

function messageOf({ code, message }: YAMLError): string {
  const plain = message.replace(/\s+/g, ' ').trim();
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'this key stands here twice: keep one of them';
    case 'TAG_RESOLVE_FAILED':
      return `YAML reads a leading ! as a tag and not as "not": ${QUOTE_HINT}`;
    case 'TAB_AS_INDENT':
      return 'a tab indents this line: use blanks';
    case 'BAD_INDENT': {
      const open = /^Flow (map|sequence) in block/.exec(plain)?.[1];
      return open === undefined ? plain : `a ${open === 'map' ? '{ is not closed: add }' : '[ is not closed: add ]'}`;
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'UNEXPECTED_TOKEN':
    case 'BAD_SCALAR_START':
    case 'MISSING_CHAR':
      return `${plain}; if ": ", " #", a comma or a bracket is part of a value, ${QUOTE_HINT}`;
    default:
      return plain;
  }
}
