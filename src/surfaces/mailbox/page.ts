import { html, raw } from 'hono/html';
import type { Language, Words } from './words.ts';

/** A piece of page whose values are escaped. */
export type Markup = ReturnType<typeof html>;

/** What a page is made for. */
export interface PageContext {
  readonly language: Language;
  readonly words: Words;
  /** For what a form must bring along. */
  readonly formToken: string;
  readonly zone: string;
}

export function page(
  context: Pick<PageContext, 'language' | 'words'>,
  title: string,
  top: Markup,
  main: Markup,
): Markup {
  const whole = title === context.words.title ? title : `${title} · ${context.words.title}`;
  return html`<!doctype html>
<html lang="${context.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${whole}</title>
<link rel="stylesheet" href="/mailbox/mailbox.css">
</head>
<body>
<header>${top}</header>
<main>${main}</main>
</body>
</html>`;
}

/** An instant in words of the reader's language; the exact one on hover. */
export function time(iso: string, { language, zone }: PageContext): Markup {
  const at = Date.parse(iso);
  // Halves of the day are AM and PM in some versions of Korean; the 24 hours are read by everybody there.
  const format = { timeZone: zone, ...(language === 'ko' ? { hourCycle: 'h23' as const } : {}) };
  const short = new Intl.DateTimeFormat(language, { ...format, dateStyle: 'medium', timeStyle: 'short' });
  const long = new Intl.DateTimeFormat(language, { ...format, dateStyle: 'full', timeStyle: 'long' });
  return html`<time datetime="${iso}" title="${long.format(at)}">${short.format(at)}</time>`;
}

export const nothing = raw('');

/** A page that says what is wrong and what to do next; `command` is to be typed. */
export function messagePage(
  context: Pick<PageContext, 'language' | 'words'>,
  title: string,
  text: string,
  command?: string,
): Markup {
  const typed = command === undefined ? nothing : html`<p><code>${command}</code></p>`;
  const back = command === undefined ? html`<nav><a href="/mailbox">← ${context.words.back}</a></nav>` : nothing;
  return page(context, title, html`${back}<h1>${title}</h1>`, html`<p>${text}</p>${typed}`);
}
