import type { Hono } from 'hono';
import { z } from 'zod';
import { forbidden, notFound, unauthenticated } from '#base';
import { loadSettings } from '#domain/settings';
import { countOwners, loadSignOn } from '#domain/users';
import { mayDo } from '#platform/access';
import { isSameOrigin, otherOrigin } from '#platform/http';
import { watchWaysIn } from './audit-ways-in.ts';
import { AUTH_ROUTES, asProblem } from './auth-answer.ts';
import { headersWithAddress } from './client-address.ts';
import { createFailedTries } from './failed-tries.ts';
import { bodyOf, mountInvitations } from './invitation-routes.ts';
import type { SignInDeps } from './sign-in-deps.ts';
import { testSignOn } from './test-sign-on.ts';

const Issuer = z.strictObject({ issuer: z.url({ protocol: /^https?$/ }).max(2000) });

/** Everything under /auth: better-auth's routes that are ours, invitations, and what the sign-in page must know. */
export function mountSignIn(app: Hono, deps: SignInDeps): void {
  const { db, sessions, source, url } = deps;
  const tries = createFailedTries();
  app.use('/auth/*', async (context, next) => {
    context.header('cache-control', 'no-store');
    if (context.req.method !== 'GET' && !isSameOrigin(context.req.raw, url())) throw otherOrigin();
    await next();
  });
  mountInvitations(app, deps);

  app.get('/auth/ways', async (context) => {
    const settings = await loadSettings(db);
    return context.json({
      company: settings['company.name'] ?? 'Perennial',
      locale: settings['workspace.locale'] ?? 'en',
      has_owner: (await countOwners(db)) > 0,
      single_sign_on: (await loadSignOn(db)) !== undefined,
    });
  });

  app.post('/auth/test-sign-on', async (context) => {
    const actor = (await sessions.find(context.req.raw))?.actor;
    if (actor === undefined) throw unauthenticated('no-session', 'Sign in first.');
    if (!mayDo(actor, 'administer')) throw forbidden('role-not-allowed', 'Only an admin tries a provider.');
    return context.json(await testSignOn((await bodyOf(context, Issuer)).issuer));
  });

  app.all('/auth/*', async (context) => {
    const path = context.req.path.slice('/auth'.length);
    if (!AUTH_ROUTES.has(path)) throw notFound('no-such-route', `Nothing answers ${context.req.path}.`);
    const email = path === '/sign-in/email' ? await emailIn(context.req.raw) : undefined;
    if (email !== undefined) tries.check(email);
    const keep = await watchWaysIn(deps, path, (await sessions.find(context.req.raw))?.actor.id);
    const auth = await source.current();
    const answer = await auth.handler(new Request(context.req.raw, { headers: headersWithAddress(context) }));
    if (context.req.method !== 'GET' || path.startsWith('/callback')) sessions.forget();
    if (email !== undefined && answer.status === 401) tries.failed(email);
    if (answer.status >= 400) return asProblem(answer);
    if (email !== undefined) tries.succeeded(email);
    await keep(await userIn(deps, answer));
    return answer;
  });
}

async function emailIn(request: Request): Promise<string | undefined> {
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => undefined);
  const read = z.object({ email: z.string().max(320) }).safeParse(body);
  return read.data?.email.toLowerCase();
}

/** Whom the cookies of an answer let in. */
async function userIn({ sessions }: SignInDeps, answer: Response): Promise<string | undefined> {
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  if (cookie === '') return undefined;
  return (await sessions.find(new Request('http://self/', { headers: { cookie } })))?.actor.id;
}
