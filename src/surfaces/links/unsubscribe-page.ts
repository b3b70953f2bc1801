import { html } from 'hono/html';
import type { Markup } from './page-style.ts';
import { type Reading, shell } from './shell.ts';

export type Subscription = 'subscribed' | 'unsubscribed' | 'again';

/** Asks, or says what was done and offers the way back. `address` is that of the link itself. */
export function unsubscribePage(state: Subscription, address: string, reading: Reading): Markup {
  const { words } = reading;
  const who = reading.company ?? words.us;
  if (state === 'unsubscribed') {
    return shell(
      reading,
      words.goneTitle,
      html`<h1 role="status">${words.goneTitle}</h1><p>${words.goneText(who)}</p>
<form method="post" action="${address}/again"><button>${words.again}</button></form>`,
    );
  }
  const leave = html`<form method="post" action="${address}"><button class="${state === 'again' ? '' : 'first'}">${words.unsubscribe}</button></form>`;
  return state === 'again'
    ? shell(
        reading,
        words.backTitle,
        html`<h1 role="status">${words.backTitle}</h1><p>${words.backText(who)}</p>${leave}`,
      )
    : shell(
        reading,
        words.unsubscribeTitle,
        html`<h1>${words.unsubscribeTitle}</h1><p>${words.unsubscribeText(who)}</p>${leave}`,
      );
}
