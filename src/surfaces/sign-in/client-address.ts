import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { CLIENT_HEADER } from './auth.ts';

const OWN_NETWORK = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^(::1|f[cd])/i;

/** The headers of a request with where it comes from, in one that nobody else can set: limits and sessions name it. */
export function headersWithAddress(context: Context): Headers {
  const headers = new Headers(context.req.raw.headers);
  headers.set(CLIENT_HEADER, addressOf(context) ?? '127.0.0.1');
  return headers;
}

/** The other end of the connection; behind a proxy of our own network, whom that one names last. */
function addressOf(context: Context): string | undefined {
  const peer = peerOf(context);
  if (peer === undefined || !OWN_NETWORK.test(peer)) return peer;
  return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || peer;
}

function peerOf(context: Context): string | undefined {
  // Without a server there is no connection: in tests.
  return context.env === undefined || !('incoming' in context.env) ? undefined : getConnInfo(context).remote.address;
}
