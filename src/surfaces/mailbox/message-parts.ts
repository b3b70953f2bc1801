import { html } from 'hono/html';
import type { MessageState } from '#domain/messages';
import { type Markup, nothing, type PageContext } from './page.ts';

export interface ShownMessage {
  readonly message: string;
  readonly account: string;
  readonly account_name?: string | undefined;
  readonly name: string;
  readonly state: MessageState;
  readonly reason?: string | undefined;
  readonly to?: string | undefined;
  readonly subject?: string | undefined;
  readonly created_at: string;
  readonly finished_at?: string | undefined;
}

// A shape besides the colour: the state is read without seeing either.
const LOOK: Readonly<Record<MessageState, readonly [className: string, shape: string]>> = {
  refused: ['bad', '▲'],
  review: ['warn-state', '◇'],
  in_doubt: ['warn-state', '◆'],
  dead: ['bad', '✕'],
  dropped: ['still', '–'],
  queued: ['still', '○'],
  sending: ['still', '◐'],
  sent: ['good', '●'],
  kept: ['good', '◉'],
};

export function stateMark(state: MessageState, { words }: PageContext): Markup {
  const [className, shape] = LOOK[state];
  return html`<span class="state ${className}"><span aria-hidden="true">${shape}</span>${words.states[state]}</span>`;
}

export function messageAddress({ account, message }: Pick<ShownMessage, 'account' | 'message'>, path = ''): string {
  return `/mailbox/message${path}?${new URLSearchParams({ account, message })}`;
}

/** What a person can do about a message: settle a doubt, try a refused one again, let one in review go, discard either. */
export function actions(message: ShownMessage, context: PageContext): Markup | string {
  const { words, formToken } = context;
  const hidden = html`<input type="hidden" name="form" value="${formToken}"><input type="hidden" name="account" value="${message.account}"><input type="hidden" name="message" value="${message.message}">`;
  if (message.state === 'in_doubt') {
    return html`<form method="post" action="/mailbox/message/resolve">${hidden}
<button name="outcome" value="sent">${words.wasSent}</button>
<button name="outcome" value="send_again">${words.sendAgain}</button>
<button name="outcome" value="drop">${words.drop}</button></form>`;
  }
  const discard = html`<form method="post" action="/mailbox/message/discard">${hidden}<button>${words.discard}</button></form>`;
  if (message.state === 'refused') {
    return html`<div class="actions"><form method="post" action="/mailbox/message/retry">${hidden}<button class="first">${words.retry}</button></form>${discard}</div>`;
  }
  if (message.state === 'review') {
    return html`<div class="actions"><form method="post" action="/mailbox/message/approve">${hidden}<button class="first">${words.approve}</button></form>${discard}</div>`;
  }
  return nothing;
}
