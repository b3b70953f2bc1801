import type { Hono } from 'hono';
import { z } from 'zod';
import { forbidden, invalid, limit, notFound, unauthenticated } from '#base';
import { type Actor, mayDo } from '#platform/access';
import { isSameOrigin, otherOrigin, parseJsonStrictly, readBody } from '#platform/http';
import type { LiveHub, Visitor } from './live-hub.ts';
import { openLine } from './open-line.ts';
import { thingIsSeen } from './thing.ts';

export interface LiveDeps {
  readonly hub: LiveHub;
  /** Who asks; undefined: nobody who is known, or not any more. */
  readonly asker: (request: Request) => Promise<Actor | undefined>;
  readonly sees: (actor: Actor) => Promise<ReadonlySet<string> | undefined>;
  readonly nameOf: (actor: Actor) => Promise<string>;
  /** Where browsers reach us. */
  readonly url: () => string;
}

/** Tabs share one connection; this many browsers and tools of one session is plenty. */
const CONNECTIONS = 10;
const LARGEST_BODY = 10_000;

const Editing = z.object({ thing: z.string().min(1).max(300), on: z.boolean() });

/** `GET /live`: what changed, as it changes (server-sent events). `POST /live/editing`: who edits what. */
export function liveRoutes(app: Hono, deps: LiveDeps): void {
  const { hub } = deps;

  app.get('/live', async ({ req }) => {
    const visitor = await visitorOf(deps, req.raw);
    if (hub.connections(visitor.session) >= CONNECTIONS)
      throw limit('too-many-connections', `One session has at most ${CONNECTIONS} live connections: close a window.`, {
        most: CONNECTIONS,
      });
    return openLine(hub, visitor, req.header('last-event-id'), () => visitorOf(deps, req.raw).catch(() => undefined));
  });

  app.post('/live/editing', async ({ req, json }) => {
    const visitor = await visitorOf(deps, req.raw);
    if (req.header('authorization') === undefined && !isSameOrigin(req.raw, deps.url())) throw otherOrigin();
    const body = await readBody(req.raw, LARGEST_BODY, { strict: true });
    const said = Editing.safeParse(parseJsonStrictly(body));
    if (!said.success) throw invalid('invalid-input', 'Say `thing` (a text of at most 300 characters) and `on`.');
    const { thing, on } = said.data;
    if (!thingIsSeen(thing, visitor.sees)) throw notFound('thing-not-found', `There is no ${thing}.`);
    return json({ people: hub.edits(visitor, thing, on) });
  });
}

async function visitorOf({ asker, sees, nameOf }: LiveDeps, request: Request): Promise<Visitor> {
  const actor = await asker(request);
  if (actor === undefined)
    throw unauthenticated('no-session', 'You are not signed in, or not any more. Sign in again.');
  if (!mayDo(actor, 'read'))
    throw forbidden('role-not-allowed', `What changes is told to whoever may read; this is ${actor.role}.`);
  return {
    session: actor.session ?? actor.id,
    person: actor.person ?? actor.id,
    name: await nameOf(actor),
    sees: await sees(actor),
  };
}
