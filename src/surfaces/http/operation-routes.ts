import type { Context, Hono } from 'hono';
import { invalid, notFound } from '#base';
import { addPerson, updatePerson } from '#domain/team';
import { endSession, endSessions, removeUser, updateUser } from '#domain/users';
import { holdersOf } from '#platform/access';
import { parseJsonStrictly, readBody } from '#platform/http';
import { createKey, revokeKey } from '#platform/keys';
import { nearestName } from '#pure/expression';
import { askerOf } from './asker.ts';
import type { HttpDeps } from './http-deps.ts';
import { openApi } from './open-api.ts';

const LARGEST_BODY = 5 * 1024 * 1024;
/** After these the keys that were read are not the keys that are. */
const CHANGE_KEYS = new Set([createKey.name, revokeKey.name]);
/** After these somebody who is signed in may be somebody else, or nobody. */
const CHANGE_SESSIONS = new Set(
  [endSession, endSessions, updateUser, removeUser, addPerson, updatePerson].map(({ name }) => name),
);

/** `POST /api/<operation>` for each operation with the door http, their list, and their description as OpenAPI. */
export function mountOperations(app: Hono, deps: HttpDeps): void {
  const { operations, runner, keys, sessions } = deps;
  const open = operations.filter((operation) => operation.doors.includes('http'));
  const byName = new Map(open.map((operation) => [operation.name, operation]));
  const actor = (context: Context) => askerOf(context, deps);

  app.get('/api', async (context) => {
    await actor(context);
    const list = open.map(({ name, summary, kind, access }) => ({
      name,
      summary,
      kind,
      access,
      holders: holdersOf(access),
    }));
    return context.json({ operations: list });
  });
  app.get('/api/openapi.json', async (context) => {
    await actor(context);
    return context.json(openApi(open));
  });
  app.post('/api/:name', async (context) => {
    const who = await actor(context);
    const name = context.req.param('name');
    const operation = byName.get(name);
    if (operation === undefined) {
      const near = nearestName(name, byName.keys());
      const hint = near === undefined ? '' : ` Did you mean ${near}?`;
      throw notFound('no-such-operation', `There is no operation ${name}.${hint} GET /api lists them.`);
    }
    const body = await readBody(context.req.raw, LARGEST_BODY, { strict: true });
    const key = idempotencyKey(context.req.header('idempotency-key'));
    const output = await runner.run(operation, {
      actor: who,
      input: body.trim() === '' ? {} : parseJsonStrictly(body),
      ...(key === undefined ? {} : { idempotencyKey: key }),
    });
    if (CHANGE_KEYS.has(name)) keys.forget();
    if (CHANGE_SESSIONS.has(name)) sessions?.forget();
    return context.json(output as object);
  });
}

function idempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined || header === '') return undefined;
  if (header.length <= 255) return header;
  throw invalid('bad-idempotency-key', 'Idempotency-Key has more than 255 characters. A UUID is enough.');
}
