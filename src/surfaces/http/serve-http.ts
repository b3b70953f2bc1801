import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { internal, precondition } from '#base';

export interface HttpServer {
  readonly port: number;
  /** Takes no new requests, answers those that are under way, then is done. */
  close(): Promise<void>;
}

/** How long requests under way are waited for when closing, in ms. */
const GRACE = 5_000;

/** Listens; port 0 takes any free one. Throws `precondition` when it can't, saying what to do. */
export function serveHttp(app: Hono, { host, port }: { host: string; port: number }): Promise<HttpServer> {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.on('clientError', answerUnreadable);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, port)));
    server.listen(port, host, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(internal('no-address', 'The HTTP server listens on something that is no port.'));
        return;
      }
      resolve({ port: address.port, close: () => close(server) });
    });
  });
}

/** What is no HTTP at all: Node's own parser gives up before there is a request to answer. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const isLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const [status, title] = isLarge ? [431, 'Request Header Fields Too Large'] : [400, 'Bad Request'];
  const detail = isLarge
    ? 'The headers are larger than 16 KB. Send the key and few others.'
    : `This is no HTTP request that can be read: ${error.message.replace(/^Parse Error: /, '')}.`;
  const reason = isLarge ? 'headers-too-large' : 'unreadable-request';
  const body = JSON.stringify({ type: 'about:blank', title, status, reason, detail });
  const headers = `content-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`;
  socket.end(`HTTP/1.1 ${status} ${title}\r\n${headers}\r\n\r\n${body}`);
}

function close(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  return new Promise((resolve, reject) => {
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE);
    server.close((error) => {
      clearTimeout(cut);
      if (error === undefined) resolve();
      else reject(error);
    });
    // Clients keep connections open between requests; nothing is under way on these.
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const where = `${host}:${port}`;
  if (error.code === 'EADDRINUSE') {
    return precondition(
      'port-in-use',
      `Port ${port} is taken on ${host}. Stop what uses it, or choose another with PORT.`,
      { where },
      error,
    );
  }
  if (error.code === 'EACCES') {
    return precondition(
      'port-not-allowed',
      `Port ${port} may not be used by this user. Choose one above 1023 with PORT.`,
      { where },
      error,
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return precondition(
      'no-such-host',
      `${host} is no address of this machine. Set HOST to 127.0.0.1 or 0.0.0.0.`,
      { where },
      error,
    );
  }
  return internal('cannot-listen', `Can't listen on ${where}: ${error.message}`, { where }, error);
}
