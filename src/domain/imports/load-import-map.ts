import { type Document, isMap, isNode, isPair, LineCounter, type Pair, parseDocument } from 'yaml';
import type { ImportKind } from './import-kind.ts';
import { ImportMap } from './import-map.ts';
import { meaningProblems, shapeProblems } from './map-problems.ts';

/** What is wrong in a map, with the place in its text (both from 1). */
export interface MapProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type LoadedMap = { readonly map: ImportMap } | { readonly problems: readonly MapProblem[] };

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
  const found = parsed.success ? [...meaningProblems(parsed.data, kind)] : shapeProblems(parsed.error.issues);
  const problems = found.map(({ path, message }) => at(offsetOf(document, path), message));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return parsed.success && problems.length === 0 ? { map: parsed.data } : { problems };
}

/** Where a path stands: the key for a pair, else the nearest thing above it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
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
