import type { Expression, FactCatalog, Scope } from '#pure/expression';
import { checkTemplate, templateAnswers, templatePaths, templateRows } from '#pure/message';
import { didYouMean } from './did-you-mean.ts';
import { isJourneyValue, type JourneyValues, journeyValueProblem } from './journey-values.ts';
import { broken, FileReading, type Loading, mapValues } from './loading.ts';
import type { MarkdownFile, Section } from './markdown-file.ts';
import { TOP } from './problem.ts';
import { isProvided, isReserved, nearestProvided, type Provided } from './provided-values.ts';

/** What is known where a text is written. */
export interface TextContext extends JourneyValues {
  readonly loading: Loading;
  readonly catalog: FactCatalog;
  readonly scope: Scope;
  /** Whether journeys are missing: what is computed from them would only seem wrong. */
  readonly isBlind: boolean;
}

interface Start {
  readonly line: number;
  readonly column: number;
}

/** A Markdown file while its texts are read: what they name, and whether it is provided. */
export class TextReading {
  readonly file: FileReading;
  readonly values: Readonly<Record<string, Expression>>;
  readonly #named = new Set<string>();
  readonly #provided: Provided;

  /** `answers`: what `{{answer}}` may name, or why a text can have none. */
  constructor(
    readonly markdown: MarkdownFile,
    readonly context: TextContext,
    texts: Readonly<Record<string, string>> | undefined,
    readonly answers: { readonly names: readonly string[] } | { readonly none: string },
  ) {
    const { loading, catalog, scope } = context;
    this.file = new FileReading(loading, markdown.head, catalog);
    this.values = mapValues(texts ?? {}, (source, name) => {
      if (isReserved(name, loading.roles))
        this.file.wrongKey(['with'], name, `"${name}" has a meaning of its own in every text: choose another name`);
      return context.isBlind ? broken(source) : this.file.expression(source, ['with', name], scope);
    });
    const attributes = Object.keys(catalog.attributes).flatMap((name) =>
      name.startsWith('account.') ? [name.slice('account.'.length)] : [],
    );
    const own = new Set(Object.keys(this.values));
    this.#provided = { own, roles: loading.roles, attributes: new Set(attributes) };
  }

  /** Forms whose answers the texts read so far name. */
  get forms(): string[] {
    return Object.keys(this.context.forms ?? {}).filter((form) => this.#named.has(form));
  }

  /** Whether a name is one of the text's own values. */
  owns(name: string): boolean {
    return Object.hasOwn(this.values, name);
  }

  provides(path: string): boolean {
    return isProvided(path, this.#provided);
  }

  /** One text for each language of the playbook; others are problems. */
  sections(): Section[] {
    const { yaml, loading } = this.file;
    const { locales } = loading;
    const seen = new Set<string>();
    const kept = this.markdown.sections.filter(({ locale, place }) => {
      const why = seen.has(locale)
        ? `there are two texts in ${locale}: keep one`
        : locales.includes(locale)
          ? undefined
          : `${locale} is not among the playbook's locales (${locales.join(', ')}): add it in playbook.yaml, or take this text out`;
      seen.add(locale);
      if (why !== undefined) loading.problems.add(yaml.name, place, why);
      return why === undefined;
    });
    for (const locale of locales) {
      if (!seen.has(locale))
        loading.problems.add(yaml.name, TOP, `the text in ${locale} is missing: add a section "## ${locale}"`);
    }
    return kept;
  }

  /** The first heading and the text under it; undefined where there is none, which is a problem. */
  headed(section: Section, what: 'subject' | 'title'): { heading: string; body: string } | undefined {
    const lines = section.text.split('\n');
    const at = lines.findIndex((line) => line.trim() !== '');
    const heading = /^#\s+(.*\S)\s*$/.exec(lines[at] ?? '')?.[1];
    const { problems } = this.file.loading;
    if (heading === undefined) {
      const example = what === 'subject' ? '# Subject' : '# Title';
      problems.add(
        this.file.yaml.name,
        section.place,
        `the ${what} is missing: begin the text with a heading, "${example}"`,
      );
      return undefined;
    }
    const line = section.firstLine + at;
    const body = lines.slice(at + 1).join('\n');
    this.check(heading, { line, column: (lines[at] ?? '').indexOf(heading) }, 'subject');
    this.check(body, { line: line + 1, column: 0 });
    return { heading, body: body.trim() };
  }

  check(text: string, start: Start, where: 'body' | 'subject' = 'body'): void {
    const own = [...templatePaths(text), ...templateRows(text)].filter(({ path }) => isJourneyValue(path));
    for (const { path } of own) this.#named.add(path.split('.')[1] ?? '');
    const found = [
      ...checkTemplate(
        text,
        (path) => isJourneyValue(path) || this.provides(path),
        where,
        (path) => nearestProvided(path, this.#provided),
      ),
      ...own.flatMap(({ path, line, column }) => {
        const message = journeyValueProblem(path, this.context);
        return message === undefined ? [] : [{ line, column, message }];
      }),
      ...templateAnswers(text).flatMap(({ name, line, column }) => {
        const message = this.#answerProblem(name);
        return message === undefined ? [] : [{ line, column, message }];
      }),
    ];
    for (const { line, column, message } of found) {
      const place = { line: start.line + line - 1, column: column + (line === 1 ? start.column : 0) };
      this.file.loading.problems.add(this.file.yaml.name, place, message);
    }
  }

  #answerProblem(name: string): string | undefined {
    const { answers } = this;
    if ('none' in answers) return answers.none;
    if (answers.names.includes(name)) return undefined;
    return `there is no answer "${name}"${didYouMean(name, answers.names) || ': add it under "answers:"'}`;
  }
}
