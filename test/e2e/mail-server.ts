import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** `mail`: MAIL has come, RCPT has not; `data`: the text is here whole, no answer was given; `answered`: it was. */
export type WireMoment = 'mail' | 'data' | 'answered';

/** What is done at a moment; `forget`: the server does not keep a text that it had no time to answer. */
type AtMoment = () => 'forget' | undefined;

export interface MailServer {
  readonly url: string;
  /** What it took responsibility for, in the order of arrival. */
  readonly arrived: Email[];
  /** Done once, the next time that it comes to this moment. */
  next(moment: WireMoment, act: AtMoment): void;
  close(): Promise<void>;
}

/** A real SMTP server on loopback. */
export async function mailServer(): Promise<MailServer> {
  const arrived: Email[] = [];
  const planned = new Map<WireMoment, AtMoment>();
  const come = (moment: WireMoment): 'forget' | undefined => {
    const act = planned.get(moment);
    planned.delete(moment);
    return act?.();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onMailFrom(_address, _session, done) {
      come('mail');
      done();
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      // It breaks with the connection of a client that was killed; then the text did not come whole.
      stream.on('error', () => undefined);
      stream.on('end', () => {
        if (come('data') === 'forget') return;
        PostalMime.parse(Buffer.concat(chunks)).then((email) => {
          arrived.push(email);
          done();
          come('answered');
        }, done);
      });
    },
  });
  // Connections of killed clients.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    arrived,
    next: (moment, act) => {
      planned.set(moment, act);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
