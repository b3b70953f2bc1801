import { Document, isMap, isSeq, parse, visit } from 'yaml';
import type { JsonObject } from '#base';

/** The text of a map file: one line a column, as people write it. */
export function mapText(map: JsonObject): string {
  const document = new Document(map);
  visit(document, {
    Pair(_, pair, path) {
      // Below the map and its columns everything stands on one line.
      if (path.filter(isMap).length >= 2 && (isMap(pair.value) || isSeq(pair.value))) pair.value.flow = true;
      if (path.filter(isMap).length === 1 && isSeq(pair.value) && !pair.value.items.some(isMap)) pair.value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** A map's text as plain data, to be shown as columns; undefined where it is no YAML or no object. */
export function mapData(text: string): JsonObject | undefined {
  try {
    const data: unknown = parse(text);
    // YAML's plain values are JSON's, dates being texts in this schema.
    return data !== null && typeof data === 'object' && !Array.isArray(data) ? (data as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
