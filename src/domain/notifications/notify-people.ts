import { DAY, idOf, type JsonObject } from '#base';
import { loadTextSources } from '#domain/accounts';
import type { OutgoingMail } from '#domain/messages';
import type { Settings } from '#domain/settings';
import type { EffectHandler, EffectOutcome, OutboxEntry } from '#engine';
import { oneLine } from '#pure/message';
import { type NotificationRequest, requestOf } from './notification-request.ts';
import { insertNotifications } from './notification-store.ts';
import { webhookOf } from './outgoing-webhook.ts';
import { languageOf } from './signal-words.ts';
import { type Notice, type WrittenNotification, writeNotification } from './write-notification.ts';

type Written = WrittenNotification & { ok: true };

/** How long word to colleagues is of use, in ms. */
const USEFUL_FOR = 7 * DAY;

/** `notify`: tells colleagues, each by a notification and a mail, and the webhook once. Its id is the effect's. */
export const notifyPeople: EffectHandler = {
  kind: 'notify',
  async runMany(tx, shard, rows) {
    const sources = await loadTextSources(
      tx,
      shard,
      rows.map((row) => row.account),
    );
    const { settings } = sources;
    const language = languageOf(settings['workspace.locale']);
    const outcomes = rows.map((row) => {
      const request = requestOf(row, language);
      return { request, written: writeNotification(request, sources) };
    });
    const told = outcomes.flatMap(({ request, written }) => (written.ok ? [{ request, written }] : []));
    const added = await insertNotifications(tx, shard, told, settings['notify.mail'] !== 'off');
    return outcomes.map(({ request, written }) => {
      // A signal that has come to a strength before was told as that then.
      const isTold = request.signal !== undefined && written.ok && !added.has(request.id);
      return isTold ? { id: request.id, done: true, events: [] } : outcomeOf(request, written, settings);
    });
  },
};

function outcomeOf(request: NotificationRequest, written: WrittenNotification, settings: Settings): EffectOutcome {
  const { id, enrollment, message } = request;
  if (!written.ok) {
    const { reason, message: title } = written;
    // A step of no journey asks a person too.
    const payload = { task: 'put_right', title, assign: ['csm'], concerns: id, reason };
    return { id, done: false, reason, message: title, asks: [{ kind: 'task', payload }] };
  }
  const isNow = !request.inDigest;
  const isMailed = isNow && settings['notify.mail'] !== 'off';
  const mails = isMailed ? written.notices.map((notice) => mailTo(request, written, notice, settings)) : [];
  const webhooks = isNow && settings['notify.webhook_url'] !== undefined ? [webhookEntry(request, written)] : [];
  const properties = {
    id,
    message: message.id,
    people: written.notices.map(({ person }) => person.id),
    ...(enrollment === undefined ? {} : { enrollment }),
  };
  return { id, done: true, events: [{ name: 'notification.made', properties }], outbox: [...mails, ...webhooks] };
}

/** What stands on every word to colleagues: where it comes from, and that a second one does no harm. */
const common = ({ message, enrollment, playbook, version }: NotificationRequest) => ({
  message: message.id,
  purpose: 'internal' as const,
  inDoubt: 'send' as const,
  ...(enrollment === undefined ? {} : { enrollment }),
  playbook,
  version,
});

function mailTo(
  request: NotificationRequest,
  { from, locale }: Written,
  notice: Notice,
  settings: Settings,
): OutboxEntry {
  const { person, subject, body } = notice;
  const id = idOf('notification', request.id, person.id);
  const sender = settings['company.mail_from'] ?? from.email;
  const mail: OutgoingMail = {
    ...common(request),
    to: person.email.trim(),
    toName: oneLine(person.name),
    from: sender,
    fromName: oneLine(from.name),
    replyTo: from.email,
    subject,
    body,
    locale,
    messageId: `<${id}@${sender.split('@').at(-1)}>`,
    headers: {},
    answers: [],
    attachments: [],
  };
  return { id, channel: 'email', payload: mail satisfies JsonObject, usefulUntil: request.at + USEFUL_FOR };
}

function webhookEntry(request: NotificationRequest, written: Written): OutboxEntry {
  const payload = { ...common(request), ...webhookOf(request, written) };
  return { id: request.id, channel: 'webhook', payload, usefulUntil: request.at + USEFUL_FOR };
}
