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
import { renderDraft } from '#pure/message';
import type { DocumentRequest } from './document.ts';

export type WrittenDocument =
  | { readonly ok: true; readonly title: string; readonly body: string; readonly locale: string }
  | {
      readonly ok: false;
      readonly reason: 'value-missing' | 'value-unfit' | 'no-text';
      readonly message: string;
      readonly missing: readonly string[];
    };

/**
 * Writes a document in the language of the account's primary contact with everything that is known now, or says what is
 * missing. `given`: values by the names under which they were missing, `answers.proposal.option_a_price`.
 */
export function writeDocument(
  account: string,
  { document, values, answers, evidence, standIns }: DocumentRequest,
  sources: TextSources,
  given: JsonObject = {},
): WrittenDocument {
  const refuse = (
    reason: 'value-missing' | 'value-unfit' | 'no-text',
    why: string,
    missing: readonly string[] = [],
  ): WrittenDocument => ({
    ok: false,
    reason,
    message: `${document.id} was not made: ${why}`,
    missing,
  });
  const { contacts, accounts, settings } = sources;
  const nobody: Contact = { account, id: '', isPrimary: false, attributes: {} };
  const contact = primaryContact(contacts.get(account) ?? []) ?? nobody;
  const text = pickText(document.bodies, contact.locale ?? settings['workspace.locale']);
  if (text === undefined) return refuse('no-text', 'it has no text in any language; publish the playbook with one');
  const stored = accounts.get(account);
  const named = { ...values, ...(answers && { answers }), ...(evidence && { evidence }) };
  const owner = stored === undefined ? undefined : ownerOf(stored);
  const context = Object.entries(given).reduce(
    (known, [path, value]) => withValue(known, path.split('.'), value),
    textContext(sources, account, owner, contact, named, readStandIns(standIns)),
  );
  const zone = zoneOfReader(contact, stored === undefined ? undefined : zoneOf(stored), settings);
  const draft = renderDraft({ subject: text.title, body: text.body }, context, { locale: text.locale, zone });
  if (draft.ok) return { ok: true, title: draft.subject, body: draft.body, locale: text.locale };
  const wrong = [...draft.missing.map((path) => `${path} has no value`), ...draft.unfit].join('; ');
  return refuse(
    draft.missing.length > 0 ? 'value-missing' : 'value-unfit',
    `${wrong}. Put it right or give the values, then retry-document`,
    draft.missing,
  );
}

type Context = Readonly<Record<string, unknown>>;

/** A copy with a value at the end of a way into it; what the way leads through stays as it is beside it. */
function withValue(known: Context, [name = '', ...rest]: readonly string[], value: unknown): Context {
  return { ...known, [name]: rest.length === 0 ? value : within(known[name], rest, value) };
}

function within(inner: unknown, path: readonly string[], value: unknown): unknown {
  const filled = withValue(inner !== null && typeof inner === 'object' ? { ...inner } : {}, path, value);
  return Array.isArray(inner) ? Object.values(filled) : filled;
}
