import sanitizeHtml from 'sanitize-html';
import { renderMail } from '#pure/message';
import type { MadeDocument } from './document.ts';
import { DOCUMENT_CSS } from './document-style.ts';

const TAGS = [
  ...['p', 'h1', 'h2', 'h3', 'ul', 'ol', 'li', 'strong', 'em', 'del', 'a', 'blockquote', 'hr', 'br'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'img'],
];

/** A document as a whole page of HTML to read, print on A4 or attach: what a mail may hold, it may hold, and no more. */
export function documentPage({ title, body, locale }: Pick<MadeDocument, 'title' | 'body' | 'locale'>): string {
  const name = escaped(title);
  return `<!doctype html>
<html lang="${escaped(locale === '' ? 'en' : locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<style>
${DOCUMENT_CSS}
</style>
</head>
<body>
<h1>${name}</h1>
${contentOf(title, body, locale)}
</body>
</html>
`;
}

/** The mail's own rendering of Markdown, without the styles on its tags: the page's sheet is for paper. */
function contentOf(title: string, body: string, locale: string): string {
  return sanitizeHtml(renderMail({ subject: title, body }, { locale }).html, {
    allowedTags: TAGS,
    allowedAttributes: { a: ['href', 'class'], img: ['src', 'alt'], ol: ['start'] },
    allowedSchemes: ['https', 'http', 'mailto', 'tel'],
    allowProtocolRelative: false,
    nonTextTags: ['title', 'style', 'script', 'textarea', 'option'],
  }).trim();
}

function escaped(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
