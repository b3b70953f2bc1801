import { html } from 'hono/html';
import type { MessageState } from '#domain/messages';
import { actions, messageAddress, type ShownMessage, stateMark } from './message-parts.ts';
import { type Markup, nothing, type PageContext, page, time } from './page.ts';
import type { Words } from './words.ts';

export interface PreviewedMessage extends ShownMessage {
  readonly from?: string | undefined;
  readonly reply_to?: string | undefined;
  readonly html?: string | undefined;
  readonly text?: string | undefined;
  readonly attachments: readonly { readonly name: string; readonly file: string }[];
  readonly answers: readonly { readonly answer: string; readonly label: string }[];
  readonly answered?: { readonly answer: string; readonly fields: object; readonly at: string } | undefined;
}

export function previewPage(message: PreviewedMessage, context: PageContext): Markup {
  const { words } = context;
  const title = message.subject ?? message.name;
  const top = html`<nav><a href="/mailbox">← ${words.back}</a></nav><h1>${title}</h1>`;
  return page(
    context,
    title,
    top,
    html`${facts(message, context)}${advice(message, context)}${content(message, context)}`,
  );
}

function facts(message: PreviewedMessage, context: PageContext): Markup {
  const { words } = context;
  const line = (label: string, value: Markup | string | undefined): Markup | string =>
    value === undefined ? nothing : html`<dt>${label}</dt><dd>${value}</dd>`;
  const reason = message.state === 'kept' ? undefined : message.reason;
  return html`<dl>
${line(words.state, stateMark(message.state, context))}${line(words.reason, reason)}${line(words.to, message.to)}${line(words.from, message.from)}${line(words.replyTo, message.reply_to)}
${line(words.account, message.account_name ?? message.account)}${line(words.message, message.name)}${line(words.when, time(message.created_at, context))}
${line(words.attachments, message.attachments.length === 0 ? undefined : attachments(message))}${line(words.answers, message.answers.length === 0 ? undefined : message.answers.map(({ label }) => label).join(' · '))}${line(words.answered, answered(message, context))}
${line(words.finished, message.finished_at === undefined ? undefined : time(message.finished_at, context))}
</dl>`;
}

function attachments(message: PreviewedMessage): Markup {
  const links = message.attachments.map(
    ({ file }, place) =>
      html`<a href="${messageAddress(message, '/attachment')}&place=${place}" target="_blank" rel="noopener">${file}</a> `,
  );
  return html`${links}`;
}

function answered({ answered: given, answers }: PreviewedMessage, context: PageContext): Markup | undefined {
  if (given === undefined) return undefined;
  const label = answers.find(({ answer }) => answer === given.answer)?.label ?? given.answer;
  const fields = Object.entries(given.fields).map(
    ([name, value]) => html`<div class="small">${name}: ${String(value)}</div>`,
  );
  return html`${label}, ${time(given.at, context)}${fields}`;
}

const SAID: Partial<Record<MessageState, (words: Words) => string>> = {
  in_doubt: (words) => words.doubt,
  refused: (words) => words.retryNote,
  review: (words) => words.reviewNote,
};

function advice(message: PreviewedMessage, context: PageContext): Markup | string {
  const said = SAID[message.state]?.(context.words);
  if (said === undefined) return nothing;
  return html`<div class="note warn">${said}${actions(message, context)}</div>`;
}

function content(message: PreviewedMessage, { words }: PageContext): Markup {
  if (message.html === undefined) return html`<p class="quiet">${words.notWritten}</p>`;
  return html`<h2>${words.html}</h2>
<iframe title="${words.html}" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" src="${messageAddress(message, '/body')}"></iframe>
<h2>${words.text}</h2>
<pre>${message.text ?? ''}</pre>`;
}
