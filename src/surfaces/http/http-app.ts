import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { type AppError, invalid, notFound } from '#base';
import { problemOf, problemResponse } from '#platform/http';
import type { HttpDeps } from './http-deps.ts';
import { mountOperations } from './operation-routes.ts';
import { mountSegment } from './segment-routes.ts';

/** Everything that answers over HTTP: Segment's API under /v1, operations under /api, health, and the pages given. */
export function httpApp(deps: HttpDeps): Hono {
  const app = new Hono();
  // Nothing here is meant for other sites' frames or scripts; senders in browsers are a surface of their own.
  app.use(secureHeaders());
  deps.mountFirst?.(app);
  app.get('/health', (context) => context.json({ ok: true }));
  mountSegment(app, deps);
  mountOperations(app, deps);
  deps.mountPages?.(app);
  app.notFound((context) => (takesPost(context) ? wrongMethod(context) : problemResponse(noRoute(context))));
  app.onError((error, context) => {
    const { status, reason } = problemOf(error);
    // Logged once, here; what the caller did wrong is told to the caller alone.
    if (status >= 500)
      deps.log.error({ error, method: context.req.method, path: context.req.path, reason }, 'request failed');
    return problemResponse(error);
  });
  return app;
}

/** Everything under /v1 and each operation. */
function takesPost({ req }: Context): boolean {
  return req.method !== 'POST' && /^\/(v1\/[a-z]+|api\/[a-z-]+)$/.test(req.path);
}

function wrongMethod({ req }: Context): Response {
  const error = invalid('wrong-method', `${req.path} takes POST with a JSON body, not ${req.method}.`);
  return problemResponse(error, { status: 405, title: 'Wrong method', headers: { allow: 'POST' } });
}

function noRoute(context: Context): AppError {
  const { method, path } = context.req;
  return notFound('no-such-route', `Nothing answers ${method} ${path}. GET /api lists the operations.`);
}
