import { html } from 'hono/html';
import { actions, messageAddress, type ShownMessage, stateMark } from './message-parts.ts';
import { type Markup, nothing, type PageContext, page, time } from './page.ts';

export interface PreviewedMessage extends ShownMessage {
  readonly from?: string | undefined;
  readonly reply_to?: string | undefined;
  readonly html?: string | undefined;
  readonly text?: string | undefined;
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
  return html`<dl>
${line(words.state, stateMark(message.state, context))}${line(words.reason, message.reason)}${line(words.to, message.to)}${line(words.from, message.from)}${line(words.replyTo, message.reply_to)}
${line(words.account, message.account_name ?? message.account)}${line(words.message, message.name)}${line(words.when, time(message.created_at, context))}
${line(words.finished, message.finished_at === undefined ? undefined : time(message.finished_at, context))}
</dl>`;
}

function advice(message: PreviewedMessage, context: PageContext): Markup | string {
  const said = { in_doubt: context.words.doubt, refused: context.words.retryNote }[message.state as string];
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
