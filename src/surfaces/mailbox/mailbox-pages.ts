import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { AppError, type Clock } from '#base';
import { loadAccounts, nameOf } from '#domain/accounts';
import {
  approveMessage,
  discardMessage,
  getMessage,
  listMessages,
  MESSAGE_STATES,
  resolveInDoubt,
  retryMessage,
} from '#domain/messages';
import { shardOf, workspaceZone } from '#engine';
import type { Db } from '#platform/db';
import { problemOf } from '#platform/http';
import type { Operation, Runner } from '#platform/operations';
import { listPage } from './list-page.ts';
import { BROWSER_LIVES, formToken, letIn, mayRead } from './mailbox-pass.ts';
import { MAILBOX_CSS } from './mailbox-style.ts';
import { messageAddress } from './message-parts.ts';
import { type Markup, messagePage, type PageContext } from './page.ts';
import { previewPage } from './preview-page.ts';
import { languageOf, wordsIn } from './words.ts';

export interface MailboxDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly runner: Runner;
  /** Whether an SMTP server is set up; left out, a mail that was kept tells. */
  readonly isSending?: boolean;
}

const COOKIE = 'perennial_mailbox';
/** Whoever holds the link has read it on the machine itself. */
const actor = { kind: 'cli', id: 'mailbox', role: 'admin' } as const;

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** A mail is somebody else's text: no script, no form, no place to send anything. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'";

const MAIL_HEADERS = {
  'content-security-policy': MAIL_POLICY,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

/**
 * `/mailbox`: every message and what became of it, for whoever has the one-time link. Plain pages, no scripts. Gives
 * what tells whether a browser was let in, for pages beside these.
 */
export function mailboxPages(app: Hono, deps: MailboxDeps): (c: Context) => Promise<boolean> {
  const { db, clock, runner } = deps;

  app.get('/mailbox/mailbox.css', (c) =>
    c.body(MAILBOX_CSS, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }),
  );

  app.get('/mailbox', async (c) => {
    const token = c.req.query('token');
    if (token !== undefined) {
      const browser = await letIn(db, clock, token);
      // A reload of the link by the browser that it let in is no reason to turn it away.
      if (browser === undefined) return (await isIn(c)) ? c.redirect('/mailbox', 303) : closed(c);
      setCookie(c, COOKIE, browser, {
        path: '/mailbox',
        httpOnly: true,
        sameSite: 'Lax',
        secure: isSecure(c),
        maxAge: BROWSER_LIVES / 1000,
      });
      return c.redirect('/mailbox', 303);
    }
    return reading(c, async (context) => {
      const state = MESSAGE_STATES.find((known) => known === c.req.query('state'));
      const account = c.req.query('account') || undefined;
      const after = c.req.query('after');
      const list = await runner.run(listMessages, { actor, input: { state, account, after, limit: 50 } });
      return listPage(
        {
          ...list,
          state,
          account,
          keepsMail: deps.isSending === false || list.messages.some((message) => message.state === 'kept'),
        },
        context,
      );
    });
  });

  app.get('/mailbox/message', (c) =>
    reading(c, async (context) => {
      const message = await messageOf(c);
      const account = (await loadAccounts(db, shardOf(message.account), [message.account])).get(message.account);
      return previewPage({ ...message, account_name: account && nameOf(account) }, context);
    }),
  );

  app.get('/mailbox/message/body', async (c) => {
    if (!(await isIn(c))) return closed(c);
    const { html = '' } = await messageOf(c);
    // Links open beside the preview; inside it they would be framed.
    return c.html(html.replace('<head>', '<head><base target="_blank">'), 200, MAIL_HEADERS);
  });

  app.get('/mailbox/message/attachment', async (c) => {
    if (!(await isIn(c))) return closed(c);
    const { attachments } = await messageOf(c);
    const attachment = attachments[Number(c.req.query('place'))];
    return attachment === undefined ? c.notFound() : c.html(attachment.html, 200, MAIL_HEADERS);
  });

  app.post('/mailbox/message/resolve', (c) =>
    acting(c, ({ account, message, outcome }) =>
      runner.run(resolveInDoubt, { actor, input: { account, message, outcome } }),
    ),
  );
  const decisions = { retry: retryMessage, approve: approveMessage, discard: discardMessage };
  for (const [path, operation] of Object.entries(decisions)) {
    app.post(`/mailbox/message/${path}`, (c) =>
      acting(c, ({ account, message }) => runner.run(operation as Operation, { actor, input: { account, message } })),
    );
  }

  async function isIn(c: Context): Promise<boolean> {
    const browser = getCookie(c, COOKIE);
    return browser !== undefined && (await mayRead(db, clock, browser));
  }

  const messageOf = (c: Context) =>
    runner.run(getMessage, { actor, input: { account: c.req.query('account'), message: c.req.query('message') } });

  async function reading(c: Context, show: (context: PageContext) => Promise<Markup>): Promise<Response> {
    if (!(await isIn(c))) return closed(c);
    const language = languageOf(c.req.header('accept-language'));
    const token = formToken(getCookie(c, COOKIE) ?? '');
    try {
      const context = { language, words: wordsIn[language], formToken: token, zone: await workspaceZone(db) };
      return answer(c, await show(context), 200);
    } catch (error) {
      return failed(c, error);
    }
  }

  /** A form of ours, sent by the browser that was let in: another site knows neither its cookie's digest nor its page. */
  async function acting(c: Context, act: (form: Record<string, string>) => Promise<unknown>): Promise<Response> {
    if (!(await isIn(c))) return closed(c);
    const sent = await c.req.parseBody();
    const form = Object.fromEntries(
      Object.entries(sent).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
    const { words, language } = languageFor(c);
    if (form.form !== formToken(getCookie(c, COOKIE) ?? ''))
      return answer(c, messagePage({ words, language }, words.wrongTitle, words.formOld), 403);
    try {
      await act(form);
    } catch (error) {
      return failed(c, error);
    }
    return c.redirect(messageAddress({ account: form.account ?? '', message: form.message ?? '' }), 303);
  }

  return isIn;
}

function languageFor(c: Context) {
  const language = languageOf(c.req.header('accept-language'));
  return { language, words: wordsIn[language] };
}

function closed(c: Context): Response | Promise<Response> {
  const { language, words } = languageFor(c);
  return answer(c, messagePage({ language, words }, words.linkTitle, words.linkText, 'perennial mailbox-link'), 401);
}

function failed(c: Context, error: unknown): Response | Promise<Response> {
  if (!(error instanceof AppError) || error.code === 'internal') throw error;
  const { language, words } = languageFor(c);
  const isNowhere = c.req.method === 'GET' && (error.code === 'not_found' || error.code === 'invalid');
  const said = isNowhere ? words.notFound : error.message;
  return answer(c, messagePage({ language, words }, words.wrongTitle, said), problemOf(error).status);
}

function answer(c: Context, markup: Markup, status: number): Response | Promise<Response> {
  c.status(status as 200);
  c.header('content-security-policy', PAGE_POLICY);
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer');
  c.header('vary', 'accept-language');
  return c.html(markup);
}

/** Behind a proxy that speaks TLS the cookie stays on TLS. */
function isSecure(c: Context): boolean {
  return new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https';
}
