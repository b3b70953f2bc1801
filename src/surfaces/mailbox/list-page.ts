import { html } from 'hono/html';
import { MESSAGE_STATES, type MessageState } from '#domain/messages';
import { actions, messageAddress, type ShownMessage, stateMark } from './message-parts.ts';
import { type Markup, nothing, type PageContext, page, time } from './page.ts';

export interface MessageList {
  readonly messages: readonly ShownMessage[];
  readonly waiting: { readonly refused: number; readonly review: number; readonly in_doubt: number };
  readonly next?: string | undefined;
  readonly state?: MessageState | undefined;
  readonly account?: string | undefined;
  /** Mail stays on this machine. */
  readonly keepsMail: boolean;
}

export function listPage(list: MessageList, context: PageContext): Markup {
  const { words } = context;
  const note = list.keepsMail ? html`<p class="note">${words.keptNote}</p>` : nothing;
  const body = list.messages.length === 0 ? empty(list, context) : table(list.messages, context);
  const more =
    list.next === undefined
      ? nothing
      : html`<p class="more"><a href="${listAddress({ ...list, after: list.next })}">${words.older}</a></p>`;
  return page(context, words.title, html`<h1>${words.title}</h1>${states(list, context)}`, html`${note}${body}${more}`);
}

function states(list: MessageList, { words }: PageContext): Markup {
  const link = (state: MessageState | undefined, label: string, count: number): Markup => {
    const current = state === list.state ? html` aria-current="page"` : nothing;
    return html`<a href="${listAddress({ state, account: list.account })}"${current}>${label}${count > 0 ? ` ${count}` : ''}</a>`;
  };
  const counts: Partial<Record<MessageState, number>> = list.waiting;
  return html`<nav aria-label="${words.state}">${link(undefined, words.all, 0)}${MESSAGE_STATES.map((state) => link(state, words.states[state], counts[state] ?? 0))}</nav>`;
}

function table(messages: readonly ShownMessage[], context: PageContext): Markup {
  const { words } = context;
  return html`<table class="list">
<thead><tr><th scope="col">${words.state}</th><th scope="col">${words.to}</th><th scope="col">${words.subject}</th><th scope="col">${words.when}</th></tr></thead>
<tbody>${messages.map((message) => row(message, context))}</tbody>
</table>`;
}

function row(message: ShownMessage, context: PageContext): Markup {
  const reason = message.state === 'kept' ? undefined : message.reason;
  return html`<tr>
<td>${stateMark(message.state, context)}</td>
<td>${message.account_name ?? message.account}<div class="small">${message.to ?? '—'}</div></td>
<td class="subject"><a href="${messageAddress(message)}">${message.subject ?? message.name}</a><div class="small">${message.name}${reason === undefined ? '' : ` · ${reason}`}</div>${actions(message, context)}</td>
<td>${time(message.created_at, context)}</td>
</tr>`;
}

function empty({ state, account }: MessageList, { words }: PageContext): Markup {
  const isAll = state === undefined && account === undefined;
  if (!isAll) return html`<div class="empty"><p>${words.emptyState}</p></div>`;
  return html`<div class="empty"><h2>${words.emptyTitle}</h2><p>${words.emptyAll}</p></div>`;
}

function listAddress({
  state,
  account,
  after,
}: {
  state?: string | undefined;
  account?: string | undefined;
  after?: string;
}): string {
  const query = new URLSearchParams(
    Object.entries({ state, account, after }).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  return query.size === 0 ? '/mailbox' : `/mailbox?${query}`;
}
