import type { JsonObject } from '#base';
import { type Contact, ownerOf, primaryContact, zoneOf } from '#domain/accounts';
import { type MessageSources, messageContext, pickText, zoneOfReader } from '#domain/messages';
import { type MessageContext, type Reader, renderDraft } from '#pure/message';

/** What to read while doing a task: Markdown by locale, and the values of its `with:` when the task was made. */
export interface TaskGuide {
  readonly bodies: Readonly<Record<string, string>>;
  readonly values: JsonObject;
}

/** Stands where a value is not known: a guide with a gap still helps, unlike a mail. */
const GAP = '—';

/** The text of a task's guide, with what is known of the account now. */
export function readGuide(guide: TaskGuide, account: string, sources: MessageSources): string {
  const texts = Object.fromEntries(Object.entries(guide.bodies).map(([locale, body]) => [locale, { body }]));
  const text = pickText(texts, undefined);
  if (text === undefined) return '';
  const stored = sources.accounts.get(account);
  const nobody: Contact = { account, id: '', isPrimary: false, attributes: {} };
  const contact = primaryContact(sources.contacts.get(account) ?? []) ?? nobody;
  const owner = stored === undefined ? undefined : ownerOf(stored);
  const context = messageContext(sources, account, owner, contact, guide.values);
  const zone = zoneOfReader(nobody, stored === undefined ? undefined : zoneOf(stored), sources.settings);
  return fillGuide(text.body, context, { locale: text.locale, zone });
}

/** Fills a guide in, with a dash where a value is missing; as it was written where even that can't stand. */
export function fillGuide(body: string, context: MessageContext, reader: Reader): string {
  const filled = renderDraft({ subject: '', body }, context, reader);
  if (filled.ok) return filled.body;
  const patched = filled.missing.reduce((values, path) => withValue(values, path.split('.')), context);
  const again = renderDraft({ subject: '', body }, patched, reader);
  return again.ok ? again.body : body;
}

function withValue(values: MessageContext, [name = '', ...rest]: readonly string[]): MessageContext {
  const inner = values[name];
  const object = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? { ...inner } : {};
  return { ...values, [name]: rest.length === 0 ? GAP : withValue(object, rest) };
}
