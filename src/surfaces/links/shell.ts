import type { Context } from 'hono';
import { html } from 'hono/html';
import { type Language, languageOf } from './language.ts';
import type { Markup } from './page-style.ts';
import { type Words, wordsIn } from './words.ts';

/** What a page is made for. */
export interface Reading {
  readonly language: Language;
  readonly words: Words;
  /** Who asks, where that is known. */
  readonly company?: string;
}

/** In the language of the mail where we have it, else in the first of ours that the browser asks for. */
export function readingOf(c: Context, locale?: string | null, company?: string): Reading {
  const spoken = (locale ?? '').toLowerCase().split(/[-_]/)[0];
  const language = spoken === 'en' || spoken === 'ko' ? spoken : languageOf(c.req.header('accept-language'));
  return { language, words: wordsIn[language], ...(company === undefined ? {} : { company }) };
}

export function shell({ language, company }: Reading, title: string, main: Markup): Markup {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${company === undefined ? title : `${title} · ${company}`}</title>
<link rel="stylesheet" href="/links.css">
</head>
<body>
${
  company === undefined
    ? ''
    : html`<header>${company}</header>
`
}<main>${main}</main>
</body>
</html>`;
}

export function textPage(reading: Reading, title: string, text: string): Markup {
  return shell(reading, title, html`<h1>${title}</h1><p>${text}</p>`);
}

/** `leadsTo`: a form of the page may lead there. No script at all. */
export function answerWith(c: Context, page: Markup, status = 200, leadsTo?: string): Response | Promise<Response> {
  // Browsers hold redirects after a form to this too, and a booking page may lead on to another host.
  const forms = leadsTo === undefined ? "'self'" : `'self' ${new URL(leadsTo).protocol}`;
  c.status(status as 200);
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src 'self'; form-action ${forms}; base-uri 'none'; frame-ancestors 'none'`,
  );
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer');
  c.header('vary', 'accept-language');
  return c.html(page);
}
