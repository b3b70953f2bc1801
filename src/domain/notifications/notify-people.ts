import { idOf } from '#base';
import { loadTextSources } from '#domain/accounts';
import type { Settings } from '#domain/settings';
import { languageOf } from '#domain/signals';
import type { EffectHandler, EffectOutcome, OutboxEntry } from '#engine';
import { mailToColleague, TO_COLLEAGUES, USEFUL_FOR } from './mail-to-colleague.ts';
import { type NotificationRequest, requestOf } from './notification-request.ts';
import { insertNotifications } from './notification-store.ts';
import { webhookOf } from './outgoing-webhook.ts';
import { type Notice, type WrittenNotification, writeNotification } from './write-notification.ts';

type Written = WrittenNotification & { ok: true };

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

/** Where word to colleagues comes from. */
const originOf = ({ message, enrollment, playbook, version }: NotificationRequest) => ({
  message: message.id,
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
  return mailToColleague(id, { to: person, from }, { subject, body, locale }, settings, request.at, originOf(request));
}

function webhookEntry(request: NotificationRequest, written: Written): OutboxEntry {
  const payload = { ...TO_COLLEAGUES, ...originOf(request), ...webhookOf(request, written) };
  return { id: request.id, channel: 'webhook', payload, usefulUntil: request.at + USEFUL_FOR };
}
