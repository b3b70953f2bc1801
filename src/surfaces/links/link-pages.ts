import type { Context, Hono } from 'hono';
import { loadContacts } from '#domain/accounts';
import {
  type LinkedMessage,
  linkedMessage,
  linkOf,
  recordClick,
  resubscribeContact,
  unsubscribeContact,
} from '#domain/messages';
import { loadSettings } from '#domain/settings';
import { shardOf } from '#engine';
import { problemOf, readBody } from '#platform/http';
import { showAnswer, takeAnswer } from './answer-form.ts';
import { actor, type LinkDeps } from './link-deps.ts';
import { LINKS_CSS } from './links-style.ts';
import { answerWith, readingOf, textPage } from './shell.ts';
import { type Subscription, unsubscribePage } from './unsubscribe-page.ts';

type Answered = Response | Promise<Response>;

/** What forms of ours, and mail programs that unsubscribe by themselves, send at most. */
const LARGEST_BODY = 64 * 1024;

/**
 * Where the links of our mails lead, for whoever has one: `/l/` counts a click and leads on, `/a/` takes an answer, `/u/`
 * unsubscribes. Looking at a page records nothing, so that programs that try links decide nothing for their reader.
 */
export function linkPages(app: Hono, deps: LinkDeps): void {
  const { db, log, runner } = deps;

  app.get('/links.css', (c) =>
    c.body(LINKS_CSS, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }),
  );

  app.get('/l/:token', (c) =>
    guarded(c, async () => {
      const linked = await linkedMessage(db, 'l', c.req.param('token'));
      const url = linked && linkOf(linked.message, linked.number);
      if (linked === undefined || url === undefined) return wrong(c);
      if (isReader(c)) await click(linked);
      c.header('cache-control', 'no-store');
      c.header('referrer-policy', 'no-referrer');
      return c.redirect(url, 302);
    }),
  );

  app.get('/a/:token', (c) => onLink(c, 'a', (linked) => showAnswer(c, deps, linked)));
  app.post('/a/:token', (c) =>
    onLink(c, 'a', async (linked) => takeAnswer(c, deps, linked, await readBody(c.req.raw, LARGEST_BODY))),
  );

  app.get('/u/:token', (c) =>
    onLink(c, 'u', async (linked) =>
      subscription(c, linked, (await hasUnsubscribed(linked)) ? 'unsubscribed' : 'subscribed'),
    ),
  );
  // Answered at once and not by a redirect: RFC 8058 has mail programs post here.
  app.post('/u/:token', (c) =>
    onLink(c, 'u', async (linked) => {
      await readBody(c.req.raw, LARGEST_BODY);
      await runner.run(unsubscribeContact, { actor, input: reference(linked) });
      return subscription(c, linked, 'unsubscribed');
    }),
  );
  app.post('/u/:token/again', (c) =>
    onLink(c, 'u', async (linked) => {
      await readBody(c.req.raw, LARGEST_BODY);
      await runner.run(resubscribeContact, { actor, input: reference(linked) });
      return subscription(c, linked, 'again');
    }),
  );

  // Whoever loads the page after it once more asks for it without a form.
  app.get('/u/:token/again', (c) => c.redirect(`/u/${c.req.param('token')}`, 303));

  function onLink(
    c: Context<object, '/:token'>,
    kind: 'a' | 'u',
    work: (linked: LinkedMessage) => Promise<Response>,
  ): Answered {
    return guarded(c, async () => {
      const linked = await linkedMessage(db, kind, c.req.param('token'));
      return linked === undefined ? wrong(c) : work(linked);
    });
  }

  /** Whoever reads is led on, even where the click can't be kept. */
  async function click({ message, number }: LinkedMessage): Promise<void> {
    const input = { ...reference({ message }), link: number };
    await runner.run(recordClick, { actor, input }).catch((error: unknown) => {
      log.error({ error, message: message.id }, 'a click could not be recorded');
    });
  }

  async function hasUnsubscribed({ message: { account, contact } }: LinkedMessage): Promise<boolean> {
    const contacts = (await loadContacts(db, shardOf(account), [account])).get(account) ?? [];
    return contacts.find(({ id }) => id === contact)?.suppressed === 'unsubscribed';
  }

  async function subscription(
    c: Context<object, '/:token'>,
    { message }: LinkedMessage,
    state: Subscription,
  ): Promise<Response> {
    const { 'company.name': company } = await loadSettings(db);
    const reading = readingOf(c, message.locale, company);
    return answerWith(c, unsubscribePage(state, `/u/${c.req.param('token')}`, reading));
  }

  async function guarded(c: Context, work: () => Answered): Promise<Response> {
    try {
      return await work();
    } catch (error) {
      const { status } = problemOf(error);
      if (status >= 500) log.error({ error, method: c.req.method }, 'a page for customers failed');
      const reading = readingOf(c);
      return answerWith(c, textPage(reading, reading.words.laterTitle, reading.words.laterText), status);
    }
  }
}

const reference = ({ message: { account, id } }: Pick<LinkedMessage, 'message'>) => ({ account, message: id });

/** Nobody has asked for it who only looks whether it is there, or fetches ahead. */
function isReader(c: Context): boolean {
  const ahead = `${c.req.header('sec-purpose') ?? ''} ${c.req.header('purpose') ?? ''} ${c.req.header('x-moz') ?? ''}`;
  return c.req.raw.method === 'GET' && !ahead.includes('prefetch');
}

/** The same for every wrong token: nothing tells whether there is such a message. */
function wrong(c: Context): Answered {
  const reading = readingOf(c);
  return answerWith(c, textPage(reading, reading.words.wrongTitle, reading.words.wrongText), 404);
}
