import type { Context, Hono } from 'hono';
import { AppError } from '#base';
import { documentPage, getDocument } from '#domain/documents';
import { problemOf } from '#platform/http';
import type { Runner } from '#platform/operations';
import { type Language, languageOf } from '#surfaces/mailbox';
import { wordsIn } from './words.ts';

export interface DocumentDeps {
  readonly runner: Runner;
  /** Whether this browser was let in, by the link to the mailbox. */
  readonly mayRead: (c: Context) => Promise<boolean>;
}

/** Whoever holds the mailbox's link has read it on the machine itself. */
const actor = { kind: 'cli', id: 'mailbox', role: 'admin' } as const;

/** A document is partly somebody else's text: no script, no form, no place to send anything. Printing is the browser's. */
const POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox allow-modals; default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/**
 * `/mailbox/document?account=…&document=…`: a document as it is printed and attached, below the mailbox so that its
 * link opens this page too.
 */
export function documentPages(app: Hono, { runner, mayRead }: DocumentDeps): void {
  app.get('/mailbox/document', async (c) => {
    // There it is said how to be let in.
    if (!(await mayRead(c))) return c.redirect('/mailbox', 303);
    const language = languageOf(c.req.header('accept-language'));
    try {
      const input = { account: c.req.query('account'), document: c.req.query('document') };
      const { html, state, name, reason = '' } = await runner.run(getDocument, { actor, input });
      const words = wordsIn[language];
      if (html === undefined) return answer(c, notice(words.notMade(name), reason, language), 409);
      return answer(c, state === 'approved' ? html : marked(html, words.states[state], language), 200);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'internal') throw error;
      const { wrong, notFound } = wordsIn[language];
      const isNowhere = error.code === 'not_found' || error.code === 'invalid';
      return answer(c, notice(wrong, isNowhere ? notFound : error.message, language), problemOf(error).status);
    }
  });
}

/** Says on the page, and on paper, that this is not the final text. */
const marked = (html: string, mark: string, language: Language): string =>
  html.replace('<body>', `<body>\n<p class="mark" lang="${language}">${mark}</p>`);

const notice = (title: string, text: string, locale: Language): string =>
  // As plain text: what Markdown would read in it is escaped.
  documentPage({
    title,
    body: `${text.replace(/[\\`*_{}[\]()#+\-.!|<>]/g, '\\$&')}\n\n[← ${wordsIn[locale].back}](/mailbox)`,
    locale,
  });

function answer(c: Context, html: string, status: number): Response | Promise<Response> {
  c.status(status as 200);
  c.header('content-security-policy', POLICY);
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer');
  c.header('vary', 'accept-language');
  return c.html(html);
}
