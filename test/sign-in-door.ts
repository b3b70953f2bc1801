import { randomUUID } from 'node:crypto';
import { virtualClock } from '#base';
import { createReceiver } from '#domain/events';
import { createBooks } from '#domain/team';
import { setUpLink } from '#domain/users';
import { appendOperationEvents, shardOf } from '#engine';
import { createKeyRing } from '#platform/keys';
import { openLog, quietLog } from '#platform/log';
import { createRunner, type Operation } from '#platform/operations';
import { httpApp, serveHttp } from '#surfaces/http';
import { authSource, createSessions, mountSignIn } from '#surfaces/sign-in';
import { composeProduct } from '../src/product.ts';
import { testDatabase } from './database.ts';

export const PASSWORD = 'correct horse battery';

/** An answer, whatever it holds: each test knows the one that it asks for. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
  readonly headers: Headers;
}

/** The product's doors with signing in, over real HTTP; `at` is the clock, real time unless it is moved. */
export async function signInDoor(operations?: readonly Operation[]) {
  const database = await testDatabase();
  const { db } = database;
  const clock = virtualClock(Date.now());
  const wake = (): void => undefined;
  const books = createBooks();
  const runner = createRunner({
    db,
    clock,
    shardOf,
    wake,
    appendEvents: appendOperationEvents,
    newId: randomUUID,
    books,
  });
  let url = 'http://localhost';
  const source = authSource(db, clock, () => url);
  const sessions = createSessions(db, source);
  const keys = createKeyRing(db);
  const app = httpApp({
    operations: operations ?? composeProduct().operations,
    runner,
    sessions,
    url: () => url,
    keys,
    receiver: createReceiver({ db, clock, wake, newId: randomUUID }),
    log: process.env.DOOR_LOG === undefined ? quietLog() : openLog('error'),
    mountPages: (pages) => mountSignIn(pages, { db, clock, runner, source, sessions, url: () => url }),
  });
  const server = await serveHttp(app, { host: '127.0.0.1', port: 0 });
  url = `http://localhost:${server.port}`;

  /** A browser: keeps cookies, says its origin. */
  function browser(origin: string | undefined = url) {
    const jar = new Map<string, string>();
    async function ask(path: string, init: RequestInit = {}): Promise<Response> {
      const headers = new Headers(init.headers);
      const target = path.startsWith('http') ? path : `${url}${path}`;
      if (target.startsWith(url)) {
        if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
        if (origin !== undefined && init.method === 'POST') headers.set('origin', origin);
      }
      const response = await fetch(target, { redirect: 'manual', ...init, headers });
      if (target.startsWith(url)) {
        for (const cookie of response.headers.getSetCookie()) {
          const [pair = '', ...attributes] = cookie.split(';');
          const cut = pair.indexOf('=');
          if (attributes.some((one) => /max-age=0/i.test(one))) jar.delete(pair.slice(0, cut));
          else jar.set(pair.slice(0, cut), pair.slice(cut + 1));
        }
      }
      return response;
    }
    async function post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
      const response = await ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await response.json().catch(() => null), headers: response.headers };
    }
    return { ask, post, jar, api: (name: string, input: unknown = {}) => post(`/api/${name}`, input) };
  }
  type Browser = ReturnType<typeof browser>;

  async function owner(): Promise<Browser> {
    const link = await setUpLink(db, clock, url);
    const token = new URL(link ?? '').searchParams.get('token');
    const one = browser();
    const person = { name: 'Olga Owner', email: 'olga@acme.com', password: PASSWORD };
    const answer = await one.post('/auth/invitation/accept', { token, ...person });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return one;
  }

  /** Somebody new, invited by `by` and signed in. */
  async function invited(by: Browser, role: string, email: string, name = email): Promise<Browser> {
    const invitation = await by.api('invite-user', { role, email, name });
    if (invitation.status !== 200) throw new Error(JSON.stringify(invitation.body));
    const one = browser();
    const answer = await one.post('/auth/invitation/accept', { token: invitation.body.token, password: PASSWORD });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return one;
  }

  return {
    db,
    clock,
    url,
    runner,
    sessions,
    browser,
    owner,
    invited,
    async close() {
      await server.close();
      await database.close();
    },
  };
}
