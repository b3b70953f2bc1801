import { knownRoles, type StepNames } from './journey-parts.ts';
import { loadAnswers } from './load-answers.ts';
import { type FileReading, listOf } from './loading.ts';
import type { MarkdownFile } from './markdown-file.ts';
import { type MessageHead, messageSchema } from './message-schema.ts';
import type { Message } from './playbook.ts';
import { readShape } from './shape.ts';
import { type TextContext, TextReading } from './text-reading.ts';

/** What a message to a customer may have and one to colleagues may not. */
const OF_MAIL = ['in doubt', 'thread', 'attach', 'send', 'answers'] as const;

/** A message in every language of the playbook. */
export function loadMessage(
  id: string,
  markdown: MarkdownFile,
  context: TextContext,
  names: StepNames,
): Message | undefined {
  const { problems } = context.loading;
  const head: MessageHead | undefined = readShape(messageSchema, markdown.head, problems);
  if (head === undefined) return undefined;
  const internal = head.purpose === 'internal';
  const answers = internal
    ? { none: 'an answer stands in a mail to a customer; this message is internal: link with {{button "Label" url}}' }
    : { names: Object.keys(head.answers ?? {}) };
  const reading = new TextReading(markdown, context, head.with, answers);
  const { file } = reading;
  knownRoles(file, ['from'], head.from);
  const roles = internal ? knownRoles(file, ['to'], head.to) : [];
  if (internal) {
    for (const key of OF_MAIL)
      if (head[key] !== undefined)
        file.wrongKey([], key, `"${key}" is of a mail to a customer; this message is internal: take it out`);
  } else checkContact(head.to, file);
  const attach = listOf(head.attach);
  attach.forEach((document, index) => {
    file.isKnown(Array.isArray(head.attach) ? ['attach', index] : ['attach'], 'document', document, names.documents);
  });
  if (
    head.thread !== undefined &&
    file.isKnown(['thread'], 'message', head.thread, names.messages.keys()) &&
    head.thread === id
  )
    file.wrong(['thread'], 'a message cannot continue its own thread: name the one before it');
  const bodies: Record<string, { subject: string; body: string }> = {};
  for (const section of reading.sections()) {
    const text = reading.headed(section, 'subject');
    if (text === undefined) continue;
    if (text.body === '') problems.add(file.yaml.name, section.place, `the message has no text in ${section.locale}`);
    bodies[section.locale] = { subject: text.heading, body: text.body };
  }
  const reviewBy = reviewerOf(head, reading);
  return {
    id,
    purpose: head.purpose,
    from: head.from,
    to: internal ? '' : String(head.to),
    roles,
    attach,
    answers: loadAnswers(head.answers ?? {}, reading),
    forms: reading.forms,
    inDoubt: head['in doubt'] ?? 'ask',
    with: reading.values,
    bodies,
    ...(head.thread === undefined ? {} : { thread: head.thread }),
    ...(reviewBy === undefined ? {} : { reviewBy }),
  };
}

/** `after review by csm` → csm. */
function reviewerOf({ send = 'automatic' }: MessageHead, { file }: TextReading): string | undefined {
  if (send === 'automatic') return undefined;
  const role = send.slice('after review by '.length);
  file.isKnown(['send'], 'role', role, file.loading.roles);
  return role;
}

/** Whom a mail to a customer goes to: roles of contacts are words of the customers' own, so that any is taken. */
function checkContact(to: MessageHead['to'], file: FileReading): void {
  if (typeof to !== 'string')
    file.wrong(['to'], '"to" is one contact: primary contact, or the role of a contact, such as decision maker');
  else if (file.loading.roles.includes(to))
    file.wrong(
      ['to'],
      `"${to}" is a role of your own people: a mail to customers goes to the primary contact or to a contact's role, such as decision maker; word to colleagues has the purpose internal`,
    );
}
