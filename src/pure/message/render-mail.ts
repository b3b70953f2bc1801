import { Marked, type Tokens } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { footerOf } from './mail-footer.ts';
import { BODY_STYLE, BUTTON_STYLE, DARK_SHEET, LINK_STYLE, MAIL_STYLE, WORDS_STAY_WHOLE } from './mail-style.ts';
import { plainText } from './plain-text.ts';
import { ANSWER, BUTTON, type Draft } from './render-draft.ts';

export interface MailLayout {
  /** The language of the text, for screen readers: `en`, `ko`. */
  readonly locale: string;
  /** Where links and answers lead; absent: links to their own addresses, answers nowhere. */
  readonly links?: MailLinks;
  /** The address at which the reader unsubscribes; absent: the mail has no such line. */
  readonly unsubscribe?: string;
}

/** What stands in the place of a mail's own addresses. */
export interface MailLinks {
  /** `number` is the link's place among the web addresses of the text, from 0. */
  link(url: string, number: number): string;
  /** Undefined for an answer that the message does not offer. */
  answer(name: string): string | undefined;
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
  renderer: {
    table({ header, rows }: Tokens.Table): string {
      const row = (cells: readonly Tokens.TableCell[], tag: string): string =>
        `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`;
      // Markdown has no table without headings: empty ones mean that there are none.
      const head = header.some(({ text }) => text.trim() !== '') ? `<thead>${row(header, 'th')}</thead>` : '';
      // Too wide for a phone, it is moved to and fro by itself, not the whole mail.
      return `<div><table>${head}<tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table></div>`;
    },
  },
});

/** The line break between two buttons: they stand beside each other where there is room. */
const BUTTONS_APART = /(<a [^>]*class="button"[^>]*>[^<]*<\/a>)<br \/>\s*(?=<a [^>]*class="button")/g;

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
  'div',
];

/** A draft as it leaves: a whole HTML document with styles on its tags, and the same as plain text. */
export function renderMail(draft: Draft, layout: MailLayout): Mail {
  const { links = OWN_ADDRESSES, unsubscribe, locale } = layout;
  const content = renderContent(draft.body, links);
  const footer = unsubscribe === undefined ? undefined : footerOf(unsubscribe, locale);
  return {
    html: page(draft.subject, footer === undefined ? content : `${content.trim()}\n${footer.html}`, layout),
    text: footer === undefined ? plainText(content) : `${plainText(content)}\n\n${footer.text}`,
  };
}

/** The web addresses that a text links to, in its order: the numbers by which `MailLinks.link` is asked. */
export function linksOf(body: string): string[] {
  const found: string[] = [];
  const note = (url: string): string => {
    found.push(url);
    return url;
  };
  renderContent(body, { link: note, answer: () => undefined });
  return found;
}

const OWN_ADDRESSES: MailLinks = { link: (url) => url, answer: () => undefined };

function renderContent(body: string, links: MailLinks): string {
  let count = 0;
  const addressOf = (href: string): string => {
    if (href.startsWith(ANSWER)) return links.answer(href.slice(ANSWER.length)) ?? '';
    return /^https?:/i.test(href) ? links.link(href, count++) : href;
  };
  const content = sanitizeHtml(markdown.parse(body, { async: false }), {
    allowedTags: TAGS,
    allowedAttributes: { '*': ['style'], a: ['href', 'class'], img: ['src', 'alt'], ol: ['start'] },
    allowedSchemes: ['https', 'http', 'mailto', 'tel'],
    allowProtocolRelative: false,
    // Our own styles, set below; nothing else can bring one.
    parseStyleAttributes: false,
    transformTags: {
      '*': (tagName, { style: _, title, ...rest }) => {
        if (tagName === 'a') return { tagName, attribs: linkAttributes(addressOf(rest.href ?? ''), title === BUTTON) };
        const style = MAIL_STYLE[tagName];
        return { tagName, attribs: style === undefined ? rest : { ...rest, style } };
      },
    },
  });
  return content.replace(BUTTONS_APART, '$1 ');
}

function linkAttributes(href: string, isButton: boolean): Record<string, string> {
  const to: Record<string, string> = href === '' ? {} : { href };
  return isButton ? { ...to, class: BUTTON, style: BUTTON_STYLE } : { ...to, style: LINK_STYLE };
}

function page(subject: string, content: string, { locale }: MailLayout): string {
  return `<!doctype html>
<html lang="${escapeHtml(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${DARK_SHEET}</style>
</head>
<body style="${escapeHtml(/^ko\b/i.test(locale) ? `${BODY_STYLE};${WORDS_STAY_WHOLE}` : BODY_STYLE)}">
<div style="max-width:600px;margin:0 auto">
${content.trim()}
</div>
</body>
</html>
`;
}

function escapeHtml(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
