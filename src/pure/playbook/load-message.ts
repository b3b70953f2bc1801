import type { Expression } from '#pure/expression';
import { checkTemplate } from '#pure/message';
import { IN_JOURNEY } from './journey-parts.ts';
import { FileReading, type Loading, mapValues } from './loading.ts';
import type { MarkdownFile, Section } from './markdown-file.ts';
import { type GuideHead, guideSchema, type MessageHead, messageSchema } from './message-schema.ts';
import type { Guide, Message } from './playbook.ts';
import { TOP } from './problem.ts';
import { isProvided, isSubject } from './provided-values.ts';
import { readShape } from './shape.ts';

/** A message in every language of the playbook. */
export function loadMessage(
  id: string,
  markdown: MarkdownFile,
  locales: readonly string[],
  loading: Loading,
): Message | undefined {
  const head: MessageHead | undefined = readShape(messageSchema, markdown.head, loading.problems);
  if (head === undefined) return undefined;
  const file = new FileReading(loading, markdown.head);
  file.isKnown(['from'], 'role', head.from, loading.product.roles);
  const values = loadValues(head.with, file);
  const bodies: Record<string, { subject: string; body: string }> = {};
  for (const section of sectionsOf(markdown, locales, file)) {
    const lines = section.text.split('\n');
    const heading = lines.findIndex((line) => line.trim() !== '');
    const subject = /^#\s+(.*\S)\s*$/.exec(lines[heading] ?? '')?.[1];
    if (subject === undefined) {
      loading.problems.add(
        file.yaml.name,
        section.place,
        'the subject is missing: begin the text with a heading, "# Subject"',
      );
      continue;
    }
    const subjectLine = section.firstLine + heading;
    const column = (lines[heading] ?? '').indexOf(subject);
    const body = lines.slice(heading + 1).join('\n');
    checkText(subject, values, file, { line: subjectLine, column }, 'subject');
    checkText(body, values, file, { line: subjectLine + 1, column: 0 }, 'body');
    if (body.trim() === '')
      loading.problems.add(file.yaml.name, section.place, `the message has no text in ${section.locale}`);
    bodies[section.locale] = { subject, body: body.trim() };
  }
  return {
    id,
    purpose: head.purpose,
    from: head.from,
    to: head.to,
    roles: [],
    attach: [],
    answers: {},
    forms: [],
    inDoubt: head['in doubt'] ?? 'ask',
    with: values,
    bodies,
  };
}

/** A guide in every language of the playbook. */
export function loadGuide(
  id: string,
  markdown: MarkdownFile,
  locales: readonly string[],
  loading: Loading,
): Guide | undefined {
  const head: GuideHead | undefined = readShape(guideSchema, markdown.head, loading.problems);
  if (head === undefined) return undefined;
  const file = new FileReading(loading, markdown.head);
  const values = loadValues(head.with, file);
  const bodies: Record<string, string> = {};
  for (const section of sectionsOf(markdown, locales, file)) {
    checkText(section.text, values, file, { line: section.firstLine, column: 0 }, 'body');
    bodies[section.locale] = section.text.trim();
  }
  return { id, with: values, forms: [], bodies };
}

function loadValues(
  texts: Readonly<Record<string, string>> | undefined,
  file: FileReading,
): Record<string, Expression> {
  return mapValues(texts ?? {}, (source, name) => {
    if (isSubject(name, file.loading.product.roles)) {
      file.wrongKey(['with'], name, `"${name}" has a meaning of its own in every text: choose another name`);
    }
    return file.expression(source, ['with', name], IN_JOURNEY);
  });
}

function sectionsOf({ sections }: MarkdownFile, locales: readonly string[], { loading, yaml }: FileReading): Section[] {
  const seen = new Set<string>();
  const kept = sections.filter(({ locale, place }) => {
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

function checkText(
  text: string,
  values: Readonly<Record<string, Expression>>,
  { loading, yaml }: FileReading,
  start: { readonly line: number; readonly column: number },
  where: 'body' | 'subject',
): void {
  const attributes = Object.keys(loading.catalog.attributes).flatMap((name) =>
    name.startsWith('account.') ? [name.slice('account.'.length)] : [],
  );
  const provided = { own: new Set(Object.keys(values)), roles: loading.product.roles, attributes: new Set(attributes) };
  const found = checkTemplate(text, (path) => isProvided(path, provided), where);
  for (const { line, column, message } of found) {
    const place = { line: start.line + line - 1, column: column + (line === 1 ? start.column : 0) };
    loading.problems.add(yaml.name, place, message);
  }
}
