import type { MarkdownFile } from './markdown-file.ts';
import { type GuideHead, guideSchema } from './message-schema.ts';
import type { Document, Guide } from './playbook.ts';
import { readShape } from './shape.ts';
import { type TextContext, TextReading } from './text-reading.ts';

const NO_ANSWER = { none: 'an answer stands in a mail to a customer; link with {{button "Label" url}} instead' };

function readText(markdown: MarkdownFile, context: TextContext): TextReading | undefined {
  const head: GuideHead | undefined = readShape(guideSchema, markdown.head, context.loading.problems);
  return head === undefined ? undefined : new TextReading(markdown, context, head.with, NO_ANSWER);
}

/** A guide in every language of the playbook. */
export function loadGuide(id: string, markdown: MarkdownFile, context: TextContext): Guide | undefined {
  const reading = readText(markdown, context);
  if (reading === undefined) return undefined;
  const bodies: Record<string, string> = {};
  for (const section of reading.sections()) {
    reading.check(section.text, { line: section.firstLine, column: 0 });
    bodies[section.locale] = section.text.trim();
  }
  return { id, with: reading.values, forms: reading.forms, bodies };
}

/** A document in every language of the playbook; the first heading of each is its title. */
export function loadDocument(id: string, markdown: MarkdownFile, context: TextContext): Document | undefined {
  const reading = readText(markdown, context);
  if (reading === undefined) return undefined;
  const bodies: Record<string, { title: string; body: string }> = {};
  for (const section of reading.sections()) {
    const text = reading.headed(section, 'title');
    if (text !== undefined) bodies[section.locale] = { title: text.heading, body: text.body };
  }
  return { id, with: reading.values, forms: reading.forms, bodies };
}
