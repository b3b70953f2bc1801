import { createTransport } from 'nodemailer';
import { type AddressBook, type MailAddresses, OutgoingMail } from '#domain/messages';
import type { Channel, DeliveryResult } from '#engine';
import { renderMail } from '#pure/message';
import { readSmtpFailure } from './smtp-failure.ts';

export interface SmtpChannel extends Channel {
  /** Says hello to the server and signs in; throws what went wrong. */
  verify(): Promise<void>;
  close(): void;
}

export interface SmtpSettings {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
  readonly url: string;
  /** Whom the mail servers on the way write to: `Acme <success@acme.com>`. Absent: the sender of each mail. */
  readonly envelopeFrom?: string;
  /** Signed addresses of each mail; absent: links lead to their own, and nothing offers to unsubscribe. */
  readonly addresses?: AddressBook;
  readonly concurrency?: number;
  /** How long the server may stay silent, in ms; all limits together stay under the life of a claim. */
  readonly silence?: number;
}

const MINUTE = 60_000;

/** Sends mail through an SMTP server, over a few connections that are kept open. */
export function smtpChannel(settings: SmtpSettings): SmtpChannel {
  const { url, envelopeFrom, addresses, concurrency = 10, silence = 4 * MINUTE } = settings;
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: concurrency,
    maxMessages: 500,
    // It only takes up again what was not begun (an idle connection that the server closed); the rest is our outbox's.
    maxRequeues: 1,
    connectionTimeout: Math.min(MINUTE / 2, silence),
    greetingTimeout: Math.min(MINUTE / 2, silence),
    dnsTimeout: Math.min(MINUTE / 2, silence),
    socketTimeout: silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  /** By Message-ID, while under way: whether the last byte has been handed over. */
  const onWire = new Map<string, { isWhole: boolean }>();
  transport.use('stream', (mail, done) => {
    const { message } = mail;
    const wire = onWire.get(mail.data.messageId ?? '');
    const createReadStream = message.createReadStream.bind(message);
    // The connection reads a message only once the server has answered DATA, so its end is the end on the wire.
    message.createReadStream = (options) => {
      const stream = createReadStream(options);
      stream.once('end', () => {
        if (wire !== undefined) wire.isWhole = true;
      });
      return stream;
    };
    done();
  });
  return {
    name: 'email',
    concurrency,
    async deliver(payload, id): Promise<DeliveryResult> {
      const read = OutgoingMail.safeParse(payload);
      if (!read.success)
        return {
          ok: false,
          permanent: true,
          ofContent: true,
          wasOnWire: false,
          reason: `not a mail: ${read.error.message}`,
        };
      const mail = read.data;
      const wire = { isWhole: false };
      onWire.set(mail.messageId, wire);
      try {
        const signed: Partial<MailAddresses> = (await addresses?.(id, mail)) ?? {};
        const { html, text } = renderMail(
          { subject: mail.subject, body: mail.body },
          { locale: mail.locale, ...signed },
        );
        const info = await transport.sendMail({
          from: { name: mail.fromName, address: mail.from },
          to: { name: mail.toName ?? '', address: mail.to },
          replyTo: mail.replyTo,
          envelope: { from: envelopeFrom ?? mail.from, to: mail.to },
          subject: mail.subject,
          messageId: mail.messageId,
          headers: { ...mail.headers, ...unsubscribeHeaders(signed.unsubscribe) },
          attachments: mail.attachments.map(({ file, html: content }) => ({
            filename: file,
            content,
            contentType: 'text/html; charset=utf-8',
          })),
          html,
          text,
        });
        return { ok: true, reply: info.response };
      } catch (error) {
        return readSmtpFailure(error, wire.isWhole);
      } finally {
        onWire.delete(mail.messageId);
      }
    },
    async verify() {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}

/** RFC 8058: mail programs show a button of their own, and one POST to the address is enough. */
function unsubscribeHeaders(address: string | undefined): Record<string, string> {
  if (address === undefined) return {};
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
