import type { z } from 'zod';
import { checkReached, coverEverything, edgeOf } from './edges.ts';
import type { FileReading } from './loading.ts';
import type { Band } from './playbook.ts';
import type { band } from './schema-parts.ts';
import type { Path } from './yaml-file.ts';

/** Bands from the best to the worst; together they have a place for every value. */
export function loadBands(texts: readonly z.output<typeof band>[], file: FileReading, path: Path): Band[] {
  const names = new Set<string>();
  const bands = texts.map((text, index): Band => {
    const at = [...path, index];
    if (names.has(text.band)) file.wrong([...at, 'band'], `there are two bands "${text.band}": one name, one band`);
    names.add(text.band);
    const or = file.condition(text.or, [...at, 'or'], {});
    return { band: text.band, ...edgeOf(text, file, at), ...(or === undefined ? {} : { or }) };
  });
  checkReached(bands, file, path);
  if (!coverEverything(bands)) {
    file.wrong(path, 'some values have no band: end with one without an edge, such as { band: wait }');
  }
  return bands;
}
