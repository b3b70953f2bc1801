import type { Context, Hono } from 'hono';
import { AppError } from '#base';
import { documentPage, getDocument } from '#domain/documents';
import { getMessage } from '#domain/messages';
import type { Actor } from '#platform/access';
import { problemOf } from '#platform/http';
import type { Runner } from '#platform/operations';
import { type Language, languageOf } from '#surfaces/links';
import { wordsIn } from './words.ts';

export interface PreviewDeps {
  readonly runner: Runner;
  /** Who asks; throws for nobody. */
  readonly asker: (context: Context) => Promise<Actor>;
}

/**
 * Mails and documents are somebody else's text: no script, no form, no place to send anything, whatever stands in them.
 * Their own style is in them; printing a document is the browser's.
 */
const POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox allow-modals; default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/**
 * What the app shows in a frame: `/preview/message` a mail as its reader sees it, `/preview/attachment` what goes with
 * it, `/preview/document` a document as it is printed. Each for whoever sees the account.
 */
export function previewRoutes(app: Hono, { runner, asker }: PreviewDeps): void {
  const messageOf = async (c: Context) =>
    runner.run(getMessage, {
      actor: await asker(c),
      input: { account: c.req.query('account'), message: c.req.query('message') },
    });

  app.get('/preview/message', (c) =>
    shown(c, async () => {
      const { html } = await messageOf(c);
      // Links open beside the preview; inside it they would be framed.
      if (html !== undefined) return answer(c, html.replace('<head>', '<head><base target="_blank">'));
      const { wrong, noText } = wordsIn[languageFor(c)];
      return answer(c, notice(wrong, noText, languageFor(c)), 404);
    }),
  );

  app.get('/preview/attachment', (c) =>
    shown(c, async () => {
      const { attachments } = await messageOf(c);
      const attachment = attachments[Number(c.req.query('place'))];
      return attachment === undefined ? nowhere(c) : answer(c, attachment.html);
    }),
  );

  app.get('/preview/document', (c) =>
    shown(c, async () => {
      const input = { account: c.req.query('account'), document: c.req.query('document') };
      const { html, state, name, reason = '' } = await runner.run(getDocument, { actor: await asker(c), input });
      const language = languageFor(c);
      const words = wordsIn[language];
      if (html === undefined) return answer(c, notice(words.notMade(name), reason, language), 409);
      return answer(c, state === 'approved' ? html : marked(html, words.states[state], language));
    }),
  );
}

/** Who is not signed in learns that as of any operation; what else is wrong is said on the page that stands in the frame. */
async function shown(c: Context, show: () => Promise<Response>): Promise<Response> {
  try {
    return await show();
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal' || error.code === 'unauthenticated') throw error;
    if (error.code === 'not_found' || error.code === 'invalid') return nowhere(c, problemOf(error).status);
    const language = languageFor(c);
    return answer(c, notice(wordsIn[language].wrong, error.message, language), problemOf(error).status);
  }
}

function nowhere(c: Context, status = 404): Promise<Response> {
  const language = languageFor(c);
  const { wrong, notFound } = wordsIn[language];
  return answer(c, notice(wrong, notFound, language), status);
}

/** The app says which language it is in; a link that was opened by itself follows the browser. */
function languageFor(c: Context): Language {
  const said = c.req.query('lang');
  return said === 'en' || said === 'ko' ? said : languageOf(c.req.header('accept-language'));
}

/** Says on the page, and on paper, that this is not the final text. */
const marked = (html: string, mark: string, language: Language): string =>
  html.replace('<body>', `<body>\n<p class="mark" lang="${language}">${mark}</p>`);

const notice = (title: string, text: string, locale: Language): string =>
  // As plain text: what Markdown would read in it is escaped.
  documentPage({ title, body: text.replace(/[\\`*_{}[\]()#+\-.!|<>]/g, '\\$&'), locale });

async function answer(c: Context, html: string, status = 200): Promise<Response> {
  c.status(status as 200);
  c.header('content-security-policy', POLICY);
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer');
  c.header('vary', 'accept-language, cookie');
  return c.html(html);
}
