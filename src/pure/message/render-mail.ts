import { compile, type FormatCallback } from 'html-to-text';
import { Marked } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { BODY_STYLE, BUTTON_STYLE, LINK_STYLE, MAIL_STYLE } from './mail-style.ts';
import { BUTTON, type Draft } from './render-draft.ts';

export interface MailLayout {
  /** The language of the text, for screen readers: `en`, `ko`. */
  readonly locale: string;
}

export interface Mail {
  readonly html: string;
  readonly text: string;
}

// HTML and code are plain text in a message: they are the two places of Markdown where an escaped value isn't text.
const none = (): undefined => undefined;
const markdown = new Marked({
  gfm: true,
  // A mail is written line by line: "Best,⏎Zoe" stays two lines.
  breaks: true,
  tokenizer: { html: none, tag: none, code: none, fences: none, codespan: none },
});

const TAGS = [
  'p',
  'h1',
  'h2',
  'h3',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  'del',
  'a',
  'blockquote',
  'hr',
  'br',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'img',
];

/** A draft as it leaves: a whole HTML document with styles on its tags, and the same as plain text. */
export function renderMail(draft: Draft, layout: MailLayout): Mail {
  const content = renderContent(draft.body);
  return { html: page(draft.subject, content, layout), text: plainText(content) };
}

function renderContent(body: string): string {
  return sanitizeHtml(markdown.parse(body, { async: false }), {
    allowedTags: TAGS,
    allowedAttributes: { '*': ['style'], a: ['href', 'class'], img: ['src', 'alt'], ol: ['start'] },
    allowedSchemes: ['https', 'http', 'mailto', 'tel'],
    allowProtocolRelative: false,
    // Our own styles, set below; nothing else can bring one.
    parseStyleAttributes: false,
    transformTags: {
      '*': (tagName, { style: _, title, ...rest }) => {
        if (tagName === 'a') return { tagName, attribs: linkAttributes(rest.href ?? '', title === BUTTON) };
        const style = MAIL_STYLE[tagName];
        return { tagName, attribs: style === undefined ? rest : { ...rest, style } };
      },
    },
  });
}

function linkAttributes(href: string, isButton: boolean): Record<string, string> {
  return isButton ? { href, class: BUTTON, style: BUTTON_STYLE } : { href, style: LINK_STYLE };
}

function page(subject: string, content: string, { locale }: MailLayout): string {
  return `<!doctype html>
<html lang="${escapeHtml(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="${escapeHtml(BODY_STYLE)}">
<div style="max-width:600px;margin:0 auto">
${content.trim()}
</div>
</body>
</html>
`;
}

/** `Label: address` for a button, `text (address)` for a link, the address alone where it is its own text. */
function messageLink(...[element, walk, builder]: Parameters<FormatCallback>): void {
  const { href = '', class: kind } = (element.attribs ?? {}) as Record<string, string | undefined>;
  const first = element.children?.[0];
  const isBare = element.children?.length === 1 && first?.data === href;
  walk(element.children, builder);
  if (isBare || href === '') return;
  builder.addInline(kind === BUTTON ? `: ${href}` : ` (${href.replace(/^(mailto|tel):/, '')})`, {
    noWordTransform: true,
  });
}

const plainText = compile({
  wordwrap: 78,
  formatters: { messageLink },
  selectors: [
    { selector: 'a', format: 'messageLink' },
    { selector: 'img', format: 'skip' },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
    ...['h1', 'h2', 'h3'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

function escapeHtml(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
