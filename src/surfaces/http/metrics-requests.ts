import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Metrics } from './metrics-registry.ts';

/** Counts and times every request by its route: never by its path, of which there may be any number. */
export function measureRequests(metrics: Metrics, operations: ReadonlySet<string>): MiddlewareHandler {
  return async (context, next) => {
    const done = metrics.request();
    await next();
    const route = routePath(context);
    const name = route === '/api/:name' ? context.req.param('name') : undefined;
    // What no route answers ends in this very handler.
    const known = route === '/*' ? 'none' : name !== undefined && operations.has(name) ? `/api/${name}` : route;
    done(known, context.res.status);
  };
}
