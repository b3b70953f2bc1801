import type { Context, Hono } from 'hono';
import { type AppError, invalid, type Json, limit } from '#base';
import { CALL_TYPES, type CallType, LARGEST_CALL, type Refusal } from '#domain/events';
import { parseJson, readBody } from '#platform/http';
import type { HttpDeps } from './http-deps.ts';
import { keyInHeader, senderOf } from './sent-key.ts';

/** Segment's limit for a batch. */
const LARGEST_BATCH = 500 * 1024;

/** Segment's HTTP API: one call a path, and `batch`; a write or admin key opens it. What is answered with success is stored. */
export function mountSegment(app: Hono, { keys, receiver, counted }: HttpDeps): void {
  async function read(context: Context, most: number): Promise<{ body: Json; sender: string }> {
    const header = keyInHeader(context.req.header('authorization'));
    // Whoever sends a key in the header is turned away before the body is read.
    const early = header === undefined ? undefined : await senderOf(keys, header);
    const body = parseJson(await readBody(context.req.raw, most));
    const { id } = early ?? (await senderOf(keys, textOf(body, 'writeKey')));
    return { body, sender: id };
  }

  app.post('/v1/batch', async (context) => {
    const { body, sender } = await read(context, LARGEST_BATCH);
    const calls = callsOf(body);
    const refused = await receiver.receive({ calls, sentAt: textOf(body, 'sentAt') });
    counted?.(sender, calls.length - refused.length, refused.length);
    return context.json(refused.length === 0 ? { success: true } : { success: true, refused });
  });

  for (const type of CALL_TYPES) {
    app.post(`/v1/${type}`, async (context) => {
      const { body, sender } = await read(context, LARGEST_CALL);
      const [refused] = await receiver.receive({ calls: [body], type: type satisfies CallType });
      counted?.(sender, refused === undefined ? 1 : 0, refused === undefined ? 0 : 1);
      if (refused !== undefined) throw refusal(refused);
      return context.json({ success: true });
    });
  }
}

function callsOf(body: Json): readonly Json[] {
  const batch = fieldOf(body, 'batch');
  if (Array.isArray(batch)) return batch as readonly Json[];
  throw invalid('no-batch', 'The body of /v1/batch is an object with "batch": a list of calls.');
}

function refusal({ reason, message }: Refusal): AppError {
  return reason === 'call-too-large' ? limit(reason, message) : invalid(reason, message);
}

function textOf(body: Json, field: string): string | undefined {
  const value = fieldOf(body, field);
  return typeof value === 'string' ? value : undefined;
}

function fieldOf(body: Json, field: string): Json | undefined {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return undefined;
  // Arrays are out, so it is an object; JSON's own type can't tell.
  return (body as { readonly [key: string]: Json })[field];
}
