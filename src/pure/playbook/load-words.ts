import { didYouMean } from './did-you-mean.ts';
import { spokenName } from './load-task.ts';
import { FileReading, type Loading } from './loading.ts';
import type { PlaybookFiles, Shaped } from './read-files.ts';
import type { Words } from './words.ts';
import type { WordsText } from './words-schema.ts';

/** What words.yaml says, and every label that was written in several languages where it stands. */
export function loadWords(read: PlaybookFiles, loading: Loading): Words {
  const words = new Map<string, Map<string, string>>();
  const say = (locale: string, text: string, said: string): void => {
    words.set(locale, (words.get(locale) ?? new Map<string, string>()).set(text, said));
  };
  const [first = '', ...others] = loading.locales;
  for (const labels of loading.labels) {
    for (const locale of others) say(locale, labels[first] ?? '', labels[locale] ?? '');
  }
  if (read.words !== undefined) readWords(read.words, textsIn(read), new FileReading(loading, read.words.yaml), say);
  return Object.fromEntries([...words].map(([locale, texts]) => [locale, Object.fromEntries(texts)]));
}

function readWords(
  { data }: Shaped<WordsText>,
  known: ReadonlySet<string>,
  file: FileReading,
  say: (locale: string, text: string, said: string) => void,
): void {
  const [first, ...others] = file.loading.locales;
  for (const [locale, texts] of Object.entries(data.words)) {
    if (!others.includes(locale)) {
      const why = locale === first ? 'is what the other files are written in' : 'is not among the playbook’s locales';
      file.wrongKey(['words'], locale, `${locale} ${why}; words can be in ${others.join(', ') || 'no other language'}`);
    }
    for (const [text, said] of Object.entries(texts)) {
      if (known.has(text)) say(locale, text, said);
      else file.wrongKey(['words', locale], text, `nothing in this playbook says "${text}"${didYouMean(text, known)}`);
    }
  }
}

/** Everything that people may read of the YAML files: texts, and names as they are spoken. */
function textsIn({ playbook, facts, team, health, signals, kpis, forms, journeys }: PlaybookFiles): Set<string> {
  const found = new Set<string>();
  const files: readonly (Shaped<unknown> | undefined)[] = [playbook, facts, team, health, signals, kpis];
  for (const file of [...files, ...forms, ...journeys]) collect(file?.data, found);
  return found;
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') found.add(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      found.add(key).add(spokenName(key));
      if (typeof inner === 'string') found.add(spokenName(inner));
      collect(inner, found);
    }
  }
}
