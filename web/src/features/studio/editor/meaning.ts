import { schemaOf } from '../files.ts';
import type { Knowledge, Names } from './completion.ts';
import { meaningOf, schemasAt } from './schema.ts';
import { yamlPlace } from './yaml-place.ts';

export interface Meaning {
  readonly title: string;
  readonly detail?: string;
  readonly text?: string;
}

const WORD = /[\p{L}\p{N}_.]/u;

/** The word at an offset, with its dots; undefined between words. */
export function wordAt(
  text: string,
  offset: number,
): { readonly from: number; readonly to: number; readonly word: string } | undefined {
  let from = offset;
  let to = offset;
  while (from > 0 && WORD.test(text[from - 1] ?? '')) from--;
  while (to < text.length && WORD.test(text[to] ?? '')) to++;
  return from === to ? undefined : { from, to, word: text.slice(from, to) };
}

/** What the playbook itself calls so, where it is declared. */
export function declared(names: Names, word: string): Names[number] | undefined {
  const plain = word.replace(/^(account|scores|signals)\./, '');
  const exact = names.find(({ name }) => name === word);
  return exact ?? names.find(({ name }) => name === plain) ?? names.find(({ name }) => name === word.split('.')[0]);
}

/** What a word at an offset means: a key of the language, a name of the playbook, a fact, event or action of the product. */
export function meaningAt(
  text: string,
  offset: number,
  { file, language, names }: Knowledge,
): (Meaning & { from: number; to: number }) | undefined {
  const at = wordAt(text, offset);
  if (at === undefined) return undefined;
  const { from, to, word } = at;
  if (/^\s*:/.test(text.slice(to, to + 2))) {
    const schema = schemaOf(language?.schemas, file);
    const place = yamlPlace(
      text.replace(/^---[^\n]*/, (fence) => ' '.repeat(fence.length)),
      to,
    );
    const path = place === undefined ? undefined : [...place.path, place.written];
    const found = schema === undefined || path === undefined ? [] : schemasAt(schema, path);
    const meaning =
      schema === undefined ? undefined : found.map((one) => meaningOf(schema, one)).find((one) => one !== undefined);
    if (meaning !== undefined) return { from, to, title: place?.written ?? word, text: meaning };
  }
  const own = declared(names, word);
  if (own !== undefined) {
    return {
      ...{ from, to, title: own.name, detail: [own.kind, own.detail].filter((one) => one !== undefined).join(' · ') },
      ...(own.meaning === undefined ? {} : { text: own.meaning }),
    };
  }
  const fact = language?.facts.find(({ name }) => name === word);
  if (fact !== undefined)
    return {
      from,
      to,
      title: fact.name,
      detail: [fact.type, fact.unit].filter((one) => one !== undefined).join(' · '),
      ...(fact.meaning === undefined ? {} : { text: fact.meaning }),
    };
  const event = language?.events.find(({ name }) => name === word);
  if (event === undefined) return undefined;
  return {
    from,
    to,
    title: event.name,
    detail: Object.keys(event.properties).join(', '),
    ...(event.meaning === undefined ? {} : { text: event.meaning }),
  };
}
