import { type Place, type Problems, TOP } from './problem.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';

/** A text of a Markdown file, and the line of the file on which it begins. */
export interface Section {
  readonly locale: string;
  /** Of its heading. */
  readonly place: Place;
  readonly text: string;
  readonly firstLine: number;
}

export interface MarkdownFile {
  /** What stands between the two `---` lines. */
  readonly head: YamlFile;
  readonly sections: readonly Section[];
}

const FENCE = /^---\s*(#.*)?$/;
const LOCALE = /^##\s+([a-z]{2,3}(?:-[A-Z]{2})?)\s*$/;

/** Splits a message or guide into its head and one text for each language (`## en`). */
export function readMarkdown(name: string, source: string, problems: Problems): MarkdownFile | undefined {
  const lines = source.split(/\r?\n/);
  const end = FENCE.test(lines[0] ?? '') ? lines.findIndex((line, index) => index > 0 && FENCE.test(line)) : -1;
  if (end < 0) {
    problems.add(name, TOP, 'the file begins with a head between two lines "---"; before the first there is nothing');
    return undefined;
  }
  // One blank line in place of the first fence keeps the line numbers of the file.
  const yaml = `\n${lines.slice(1, end).join('\n')}\n`;
  const head = parseYaml(name, yaml, problems);
  if (head === undefined) return undefined;
  const starts = lines.flatMap((line, index) => {
    const locale = index > end ? LOCALE.exec(line)?.[1] : undefined;
    return locale === undefined ? [] : [{ locale, index }];
  });
  const [first] = starts;
  const stray = lines.findIndex(
    (line, index) => index > end && index < (first?.index ?? lines.length) && line.trim() !== '',
  );
  if (stray >= 0) {
    problems.add(
      name,
      { line: stray + 1, column: 1 },
      'this text belongs to no language: begin with a heading such as "## en"',
    );
  }
  const sections = starts.map(({ locale, index }, nth): Section => {
    const until = starts[nth + 1]?.index ?? lines.length;
    return {
      locale,
      place: { line: index + 1, column: 1 },
      text: lines.slice(index + 1, until).join('\n'),
      firstLine: index + 2,
    };
  });
  return { head: head.data === null ? { ...head, data: {} } : head, sections };
}
