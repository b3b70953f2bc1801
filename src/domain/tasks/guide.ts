import type { JsonObject } from '#base';
import {
  type Contact,
  ownerOf,
  pickText,
  primaryContact,
  type TextSources,
  textContext,
  zoneOf,
  zoneOfReader,
} from '#domain/accounts';
import { readStandIns } from '#domain/team';
import { type MessageContext, type Reader, renderDraft } from '#pure/message';

/** What to read while doing a task: Markdown by locale, and what it may name besides as it was when the task was made. */
export interface TaskGuide {
  readonly bodies: Readonly<Record<string, string>>;
  /** Of its `with:`. */
  readonly values: JsonObject;
  /** By form. */
  readonly answers?: JsonObject;
  readonly evidence?: JsonObject;
  /** Who does the work of a role that nobody has. */
  readonly standIns?: JsonObject;
}

/** Stands where a value is not known: a guide with a gap still helps, unlike a mail. */
const GAP = '—';

/** The text of a task's guide in the reader's language, with what is known of the account now. */
export function readGuide(
  { bodies, values, answers, evidence, standIns }: TaskGuide,
  account: string,
  sources: TextSources,
  locale?: string,
): string {
  const texts = Object.fromEntries(Object.entries(bodies).map(([language, body]) => [language, { body }]));
  const text = pickText(texts, locale);
  if (text === undefined) return '';
  const stored = sources.accounts.get(account);
  const nobody: Contact = { account, id: '', isPrimary: false, attributes: {} };
  const contact = primaryContact(sources.contacts.get(account) ?? []) ?? nobody;
  const owner = stored === undefined ? undefined : ownerOf(stored);
  const named = { ...values, ...(answers && { answers }), ...(evidence && { evidence }) };
  const context = textContext(sources, account, owner, contact, named, readStandIns(standIns));
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
