import type { Context } from 'hono';
import { unauthenticated } from '#base';
import type { Actor } from '#platform/access';
import { isSameOrigin, otherOrigin } from '#platform/http';
import type { HttpDeps } from './http-deps.ts';
import { actorOf, keyInHeader } from './sent-key.ts';

/**
 * Who asks: the holder of the key in the header, else whoever is signed in, by a request that a page of ours has sent.
 * Throws `unauthenticated` for nobody, `forbidden` for another site's page.
 */
export async function askerOf(
  context: Context,
  { keys, sessions, url }: Pick<HttpDeps, 'keys' | 'sessions' | 'url'>,
): Promise<Actor> {
  const authorization = context.req.header('authorization');
  if (authorization !== undefined || sessions === undefined) return actorOf(keys, keyInHeader(authorization));
  if (context.req.header('cookie') === undefined) return actorOf(keys, undefined);
  const found = await sessions.find(context.req.raw);
  if (found === undefined)
    throw unauthenticated('no-session', 'You are not signed in, or not any more. Sign in again.');
  if (context.req.method !== 'GET' && !isSameOrigin(context.req.raw, url?.() ?? 'http://localhost'))
    throw otherOrigin();
  for (const cookie of found.cookies) context.header('set-cookie', cookie, { append: true });
  return found.actor;
}
